// Pearson's correlation of two numeric columns.
import { id, metricId, numericKinds, sql, type Row, type Scan, type Sql } from '@modelgate/core';

/** r over the rows with both values, and how many these are; null where one of the two does not vary. */
export type Correlation = { readonly r: number | null; readonly n: number };

/** Sums of doubles differ in their last digits with the order in which threads add them up. */
const SIGNIFICANT_DIGITS = 10;

/** State: [r, rows]; only of a whole table. */
export function correlation(on: string, a: string, b: string): Scan<Correlation, readonly [number | null, number]> {
  const [x, y] = [finite(a), finite(b)];
  return {
    id: metricId('correlation', on, a, b),
    version: 1,
    on,
    reads: [a, b].map((column) => ({ column, as: numericKinds })),
    from: 'scan',
    select: () => [sql`corr(${x}, ${y})`, sql`regr_count(${x}, ${y})`],
    read: ([r, n]: Row) => [typeof r === 'number' ? Number(r.toPrecision(SIGNIFICANT_DIGITS)) : null, n as number],
    finish: ([r, n]) => ({ r, n }),
  };
}

function finite(column: string): Sql {
  const x = sql`cast(${id(column)} as double)`;
  return sql`case when isfinite(${x}) then ${x} end`;
}
