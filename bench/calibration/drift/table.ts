// One simulated data set, by column; rows are alike in all columns as far as `rho` says.
import { normalQuantile, seededUniforms } from '@modelgate/stats';
import { columns } from './columns.ts';

/** Values by column; NaN is a missing one. */
export type SimulatedTable = readonly Float64Array[];

export interface Drifted {
  /** In standard deviations. */
  readonly effect: number;
  /** Every column, or the first alone. */
  readonly which: 'all' | 'one';
  /** The share of rows without a value in each drifted column. */
  readonly missing: number;
}

export function simulate(rows: number, rho: number, { effect, which, missing }: Drifted, seed: string): SimulatedTable {
  const uniform = seededUniforms(seed);
  const common = Float64Array.from({ length: rows }, () => normalQuantile(uniform()));
  const [shared, own] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  return columns.map(({ value }, c) => {
    const moved = which === 'all' || c === 0 ? effect : 0;
    return common.map((z) =>
      uniform() < missing ? NaN : value(shared * z + own * normalQuantile(uniform()), uniform, moved),
    );
  });
}
