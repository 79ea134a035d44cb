// Rows with equal features and different labels.
import { DATA, metricId, sql, valuesOf, type Query } from '@modelgate/core';
import { keyOf, sharesHash } from './repeated-keys.ts';
import type { Violations } from './violations.ts';

/** State: [rows with a twin that has another label, rows]. A missing label counts as a label; NULL and NaN are alike. */
export function conflictingLabels(
  on: string,
  features: readonly string[],
  label: string,
): Query<Violations, readonly [number, number]> {
  return {
    id: metricId('conflicting', on, label, ...features),
    version: 2,
    on,
    reads: [label, ...features].map((column) => ({ column })),
    from: 'query',
    sql: (given) => {
      const alike = keyOf(features, given);
      const own = valuesOf(given.column(label));
      const labels = sql`count(distinct ${own}) + max(case when ${own} is null then 1 else 0 end)`;
      return sql`select coalesce(sum(n), 0), (select count(*) from ${DATA}) from (
        select count(*) as n from ${DATA} where ${sharesHash(alike)} group by ${alike} having ${labels} > 1)`;
    },
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}
