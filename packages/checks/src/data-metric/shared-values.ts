// Rows whose value in a column also occurs in another data set.
import { DATA, metricId, sql, type Query } from '@modelgate/core';
import type { Comparable } from '../data-check/comparable.ts';

export type Shared = { readonly shared: number; readonly present: number; readonly there: number };

/** State: [rows whose value occurs there, rows with a value, different values there]. */
export function sharedValues(
  on: string,
  other: string,
  { name, own, theirs }: Comparable,
): Query<Shared, readonly [number, number, number]> {
  return {
    id: metricId('shared-values', on, other, name),
    version: 1,
    on,
    reads: [{ column: name }],
    others: {
      there: {
        on: other,
        reads: [{ column: name }],
        sql: sql`select distinct x from (select ${theirs} as x from ${DATA}) where x is not null`,
      },
    },
    from: 'query',
    sql: () =>
      sql`select count_if(x in (select x from there)), count(x), (select count(*) from there) from (select ${own} as x from ${DATA})`,
    read: ([row]) => [row![0] as number, row![1] as number, row![2] as number],
    finish: ([shared, present, there]) => ({ shared, present, there }),
  };
}
