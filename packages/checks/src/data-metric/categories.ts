// The categories of a column: its values as text, with their rows.
import { canonicalName, mergeValueCounts, metricId, type Counts, type ValueCounts } from '@modelgate/core';

/** Counts of a column's categories, which may be texts, truth values, numbers or days. */
export function categoryCounts(on: string, column: string): Counts<ValueCounts> {
  return {
    id: metricId('categories', on, column),
    version: 1,
    on,
    reads: [{ column, as: ['text', 'boolean', 'integer', 'number', 'date'] }],
    from: 'counts',
    onlyFew: true,
    of: (given) => canonicalName(given.column(column)),
    merge: mergeValueCounts,
    finish: (counts) => counts,
  };
}
