// How many words the values of a text column have.
import { id, metricId, sql, type Row, type Scan } from '@modelgate/core';

/** Words a value, on average; null without values. */
export function wordCount(on: string, column: string): Scan<number | null, readonly [words: number, values: number]> {
  const x = sql`cast(${id(column)} as varchar)`;
  return {
    id: metricId('words', on, column),
    version: 1,
    on,
    reads: [{ column, as: ['text'] }],
    from: 'scan',
    select: () => [sql`coalesce(sum(length(${x}) - length(replace(${x}, ' ', '')) + 1), 0)`, sql`count(${x})`],
    read: ([words, values]: Row) => [words as number, values as number],
    merge: (a, b) => [a[0] + b[0], a[1] + b[1]],
    finish: ([words, values]) => (values === 0 ? null : words / values),
  };
}
