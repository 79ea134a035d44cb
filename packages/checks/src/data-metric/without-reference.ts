// Values of a column that do not occur in a column of another data set.
import { id, metricId, sql, type Query } from '@modelgate/core';
import type { Violations } from './violations.ts';

export interface Reference {
  readonly on: string;
  readonly column: string;
  readonly other: string;
  readonly key: string;
  /** The columns are of different kinds: they are compared as text. */
  readonly asText: boolean;
}

/** State: [rows whose value does not occur there, rows with a value]. */
export function withoutReference({
  on,
  column,
  other,
  key,
  asText,
}: Reference): Query<Violations, readonly [number, number]> {
  const spelled = (name: string) => (asText ? sql`cast(${id(name)} as varchar)` : sql`${id(name)}`);
  return {
    id: metricId('without-reference', on, column, other, key),
    version: 1,
    on,
    reads: [{ column }],
    others: {
      referenced: {
        on: other,
        reads: [{ column: key }],
        sql: sql`select distinct ${spelled(key)} as value from data where ${id(key)} is not null`,
      },
    },
    from: 'query',
    sql: () =>
      sql`select count_if(${spelled(column)} not in (select value from referenced)), count(${id(column)}) from data`,
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}
