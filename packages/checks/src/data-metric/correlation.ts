// Pearson's correlation of two numeric columns.
import { metricId, numericKinds, sql, type Row, type Scan } from '@modelgate/core';
import { finite, TOO_LARGE } from './finite.ts';
import { significant } from './significant.ts';

/** r over the n rows with both values; null where one of the columns does not vary. */
export type Correlation = { readonly r: number | null; readonly n: number };

/** Significant digits of r. */
const DIGITS = 10;

/** State: [r, rows]. It can only be measured on a whole table. */
export function correlation(on: string, a: string, b: string): Scan<Correlation, readonly [number | null, number]> {
  const [x, y] = [finite(a), finite(b)];
  return {
    id: metricId('correlation', on, a, b),
    version: 1,
    on,
    reads: [a, b].map((column) => ({ column, as: numericKinds })),
    fault: TOO_LARGE,
    from: 'scan',
    select: () => [sql`corr(${x}, ${y})`, sql`regr_count(${x}, ${y})`],
    read: ([r, n]: Row) => [typeof r === 'number' ? significant(r, DIGITS) : null, n as number],
    finish: ([r, n]) => ({ r, n }),
  };
}
