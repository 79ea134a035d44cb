// Rows that are not later than the newest row of another data set.
import { DATA, metricId, orderedKinds, sql, type Query, type Sql } from '@modelgate/core';
import type { Comparable } from '../data-check/comparable.ts';

export type NotLater = { readonly early: number; readonly present: number; readonly there: boolean };

/** State: [rows not later than the newest time there plus the gap, rows with a finite time, whether there is a time there]. */
export function notLater(
  on: string,
  other: string,
  { name, own, theirs }: Comparable,
  gap: number,
): Query<NotLater, readonly [number, number, boolean]> {
  const as = gap > 0 ? (['date', 'timestamp'] as const) : orderedKinds;
  const finite = (x: Sql): Sql => sql`case when isfinite(${x}) then ${x} end`;
  const newest = sql`(select max(x) from newest)`;
  return {
    id: metricId('not-later', on, other, name, gap),
    version: 1,
    on,
    reads: [{ column: name, as }],
    others: {
      newest: { on: other, reads: [{ column: name, as }], sql: sql`select max(${finite(theirs)}) as x from ${DATA}` },
    },
    from: 'query',
    sql: () =>
      sql`select count_if(x <= ${gap > 0 ? sql`${newest} + to_seconds(${gap})` : newest}), count(x), ${newest} is not null
        from (select ${finite(own)} as x from ${DATA})`,
    read: ([row]) => [row![0] as number, row![1] as number, row![2] === true || row![2] === 'true'],
    finish: ([early, present, there]) => ({ early, present, there }),
  };
}
