// Numbers of rows with a value, for several columns.
import { metricId, sql, valuesOf, type Row, type Scan } from '@modelgate/core';

/** State: rows with a value, in the order of the columns. */
export function presentCounts(on: string, columns: readonly string[]): Scan<readonly number[], readonly number[]> {
  return {
    id: metricId('present', on, ...columns),
    version: 1,
    on,
    reads: columns.map((column) => ({ column })),
    from: 'scan',
    select: (given) => columns.map((name) => sql`count(${valuesOf(given.column(name))})`),
    read: (cells: Row) => cells as readonly number[],
    merge: (a, b) => a.map((n, i) => n + b[i]!),
    finish: (counts) => counts,
  };
}
