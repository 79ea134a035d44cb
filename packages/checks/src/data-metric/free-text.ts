// Whether a text column holds sentences, in contrast to names and categories, which are short or repeat.
import { id, metricId, sql, type Row, type Scan } from '@modelgate/core';

const FEWEST_WORDS = 5;

/** Least share of different values. */
const LEAST_DIFFERENT = 0.5;

type State = readonly [words: number, values: number, different: number];

/** State: words, values, different values (approximately). It can only be measured on a whole table. */
export function freeText(on: string, column: string): Scan<boolean, State> {
  const x = sql`cast(${id(column)} as varchar)`;
  return {
    id: metricId('free-text', on, column),
    version: 1,
    on,
    reads: [{ column, as: ['text'] }],
    from: 'scan',
    select: () => [
      sql`coalesce(sum(length(${x}) - length(replace(${x}, ' ', '')) + 1), 0)`,
      sql`count(${x})`,
      sql`approx_count_distinct(${x})`,
    ],
    read: ([words, values, different]: Row) => [words as number, values as number, different as number],
    finish: ([words, values, different]) => words >= FEWEST_WORDS * values && different >= LEAST_DIFFERENT * values,
  };
}
