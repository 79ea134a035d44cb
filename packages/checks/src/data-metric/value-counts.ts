// Rows of each distinct value of an expression: classes of a label, groups of a slice, categories of a column.
import { mergeValueCounts, metricId, type Counts, type Sql, type ValueCounts } from '@modelgate/core';

/** `name` distinguishes expressions of one role. */
export function valueCounts(on: string, name: string, of: Sql): Counts<ValueCounts> {
  return {
    id: metricId('values', on, name),
    version: 1,
    on,
    reads: [],
    from: 'counts',
    of: () => of,
    merge: mergeValueCounts,
    finish: (counts) => counts,
  };
}
