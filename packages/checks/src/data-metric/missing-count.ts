// Rows of a column without a value: NULL, or NaN in floating point.
import { metricId, sql, type Row, type Scan } from '@modelgate/core';
import { presentOf, presentParts } from '../data-check/missing.ts';
import type { Violations } from './violations.ts';

/** State: [rows without a value, rows]. */
export function missingCount(on: string, column: string): Scan<Violations, readonly [number, number]> {
  return {
    id: metricId('missing', on, column),
    version: 1,
    on,
    reads: [{ column }],
    from: 'scan',
    select: (given) => [sql`count(*)`, ...presentParts(given.column(column))],
    read: ([rows, ...present]: Row) => [(rows as number) - presentOf(present), rows as number],
    merge: (a, b) => [a[0] + b[0], a[1] + b[1]],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}
