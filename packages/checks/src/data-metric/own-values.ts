// Columns in which nearly every row has a different value, like an id.
import { id, kindOf, metricId, sql, type Column, type Row, type Scan } from '@modelgate/core';

/** Least share of different values; below 1 since counts are approximate. */
const NEARLY_ALL = 0.9;

/** With fewer rows, all values may differ by chance. */
const FEWEST_ROWS = 100;

/**
 * State: rows, and for each column the number of different values; 0 for text with spaces, and for columns without whole numbers or text.
 * It can only be measured on a whole table.
 */
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
