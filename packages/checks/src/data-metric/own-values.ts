// Columns in which nearly every row has a value of its own, as an id.
import { id, kindOf, metricId, sql, type Column, type Row, type Scan } from '@modelgate/core';

/** Of the rows; the counts are approximate. */
const NEARLY_ALL = 0.9;

/** Few rows differ by chance. */
const FEWEST_ROWS = 100;

/** State: rows, and for each column the different values; 0 for text with spaces, and what holds no whole numbers or text. Only of a whole table. */
export function ownValues(on: string, columns: readonly string[]): Scan<readonly string[], readonly number[]> {
  return {
    id: metricId('own-values', on, ...columns),
    version: 1,
    on,
    reads: columns.map((column) => ({ column })),
    from: 'scan',
    select: (given) => [sql`count(*)`, ...columns.map((name) => different(given.column(name)))],
    read: (cells: Row) => cells as readonly number[],
    finish: ([rows = 0, ...counts]) => columns.filter((_, i) => rows >= FEWEST_ROWS && counts[i]! >= NEARLY_ALL * rows),
  };
}

function different(column: Column) {
  const x = id(column.name);
  if (kindOf(column) === 'integer') return sql`approx_count_distinct(${x})`;
  return kindOf(column) === 'text'
    ? sql`case when count_if(contains(cast(${x} as varchar), ' ')) = 0 then approx_count_distinct(${x}) else 0 end`
    : sql`0`;
}
