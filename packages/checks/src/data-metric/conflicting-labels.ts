// Rows with equal features and different labels.
import { DATA, id, joinSql, metricId, sql, type Query } from '@modelgate/core';
import { sharesHash } from './repeated-keys.ts';
import type { Violations } from './violations.ts';

/** State: [rows with a twin that has another label, rows]. A missing label counts as a label. */
export function conflictingLabels(
  on: string,
  features: readonly string[],
  label: string,
): Query<Violations, readonly [number, number]> {
  const alike = joinSql(
    features.map((name) => sql`${id(name)}`),
    ', ',
  );
  const labels = sql`count(distinct ${id(label)}) + max(case when ${id(label)} is null then 1 else 0 end)`;
  return {
    id: metricId('conflicting', on, label, ...features),
    version: 1,
    on,
    reads: [label, ...features].map((column) => ({ column })),
    from: 'query',
    sql: () =>
      sql`select coalesce(sum(n), 0), (select count(*) from ${DATA}) from (
        select count(*) as n from ${DATA} where ${sharesHash(alike)} group by ${alike} having ${labels} > 1)`,
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}
