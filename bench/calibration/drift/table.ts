// One simulated data set, by column; rows are alike in all columns as far as `rho` says.
import { normalQuantile, seededUniforms } from '@modelgate/stats';
import { columns as fifty, type SimulatedColumn } from './columns.ts';
import { momentsOf } from './numbers.ts';

/** Values by column; NaN is a missing one. */
export type SimulatedTable = readonly Float64Array[];

export interface Drifted {
  /** In standard deviations. */
  readonly effect: number;
  /** Every column, or the first alone. */
  readonly which: 'all' | 'one';
  /** In all other columns, where one has drifted; 0 without it. */
  readonly others?: number;
  /** The share of rows without a value in each drifted column. */
  readonly missing: number;
}

export function simulate(
  rows: number,
  rho: number,
  { effect, which, others = 0, missing }: Drifted,
  seed: string,
  columns: readonly SimulatedColumn[] = fifty,
): SimulatedTable {
  const uniform = seededUniforms(seed);
  const normal = (): number => normalQuantile(uniform());
  const common = rho > 0 ? Float64Array.from({ length: rows }, normal) : undefined;
  const [shared, own] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  return columns.map(({ drifted }, c) => {
    const value = drifted(which === 'all' || c === 0 ? effect : others);
    const values = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      const z = common ? shared * common[i]! + own * normal() : normal();
      values[i] = uniform() < missing ? NaN : value(z, uniform);
    }
    return values;
  });
}

/** Rows of a table, drawn again, with every number moved by `effect` of its own column's standard deviations. */
export function drawnAgain(table: SimulatedTable, rows: number, effect: number, seed: string): SimulatedTable {
  const uniform = seededUniforms(seed);
  const places = Int32Array.from({ length: rows }, () => Math.floor(uniform() * table[0]!.length));
  return table.map((values) => {
    const by = effect * momentsOf(values).sd;
    return Float64Array.from(places, (place) => values[place]! + by);
  });
}
