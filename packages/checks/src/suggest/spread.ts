// The spread of numbers: the ends of a column, the rows on them, and a few quantiles.
import { metricId, numericKinds, sql, type Row, type Scan, type ValueCounts } from '@modelgate/core';
import { categoryCounts } from '../data-metric/categories.ts';
import { finite } from '../data-metric/finite.ts';

/** An end of a column: the rows on the last value, and on the one before it. */
export interface End {
  readonly value: number;
  readonly rows: number;
  readonly next: number;
}

export interface Spread {
  readonly n: number;
  readonly least: number;
  readonly greatest: number;
  readonly zeros: number;
  /** Quantiles at 0.01, 0.05, 0.5 and 0.99. */
  readonly q01: number;
  readonly q05: number;
  readonly q50: number;
  readonly q99: number;
  /** The ends; only where all values are counted. */
  readonly ends?: readonly [low: End, high: End];
}

type Cells = readonly [n: number, least: number, greatest: number, zeros: number, quantiles: readonly number[]];

/** State: the cells, for a column with too many values to count each; null for any other. */
export function numberSpread(
  on: string,
  column: string,
): Scan<Spread | undefined, Cells | null, { readonly counts: ValueCounts }> {
  return {
    id: metricId('number-spread', on, column),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    needs: { counts: categoryCounts(on, column) },
    from: 'scan',
    holds: true,
    select: (given) => {
      if (!given.needs.counts.more) return [sql`null`];
      const x = finite(column);
      const quantiles = sql`quantile_cont(${x}, [0.01, 0.05, 0.5, 0.99])`;
      const each = [1, 2, 3, 4].map((i) => sql`${quantiles}[${i}]`);
      return [sql`count(${x})`, sql`min(${x})`, sql`max(${x})`, sql`count_if(${x} = 0)`, ...each];
    },
    read: ([n, least, greatest, zeros, ...quantiles]: Row) => {
      return typeof least === 'number'
        ? [n as number, least, greatest as number, zeros as number, quantiles as readonly number[]]
        : null;
    },
    finish: (cells) => {
      if (!cells) return undefined;
      const [n, least, greatest, zeros, [q01, q05, q50, q99]] = cells;
      return { n, least, greatest, zeros, q01: q01!, q05: q05!, q50: q50!, q99: q99! };
    },
  };
}

/** The same from counted values; undefined with fewer than two of them, or an infinite one. */
export function spreadOfCounts(counts: ReadonlyMap<string, number>): Spread | undefined {
  const values = [...counts].map(([value, rows]) => ({ value: Number(value), rows })).sort((a, b) => a.value - b.value);
  if (values.length < 2 || values.some(({ value }) => !Number.isFinite(value))) return undefined;
  const [first, second] = values;
  const [beforeLast, last] = values.slice(-2);
  const n = values.reduce((sum, { rows }) => sum + rows, 0);
  const quantile = (share: number): number => {
    let left = share * n;
    return values.find(({ rows }) => (left -= rows) <= 0)!.value;
  };
  return {
    n,
    least: first!.value,
    greatest: last!.value,
    zeros: counts.get('0') ?? 0,
    q01: quantile(0.01),
    q05: quantile(0.05),
    q50: quantile(0.5),
    q99: quantile(0.99),
    ends: [
      { ...first!, next: second!.rows },
      { ...last!, next: beforeLast!.rows },
    ],
  };
}
