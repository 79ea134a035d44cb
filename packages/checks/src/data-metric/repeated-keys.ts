// Rows whose key occurs more than once. Exact: rows are first told apart by a hash, and only those that share one are compared.
import { id, joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';
import type { Violations } from './violations.ts';

/** all: every row that shares its key. surplus: all but the first of each key. */
type Counting = 'all' | 'surplus';

/** State: [rows that share their key, rows]. A missing value counts as a value: two rows without a key cannot be told apart. */
export function repeatedKeys(
  on: string,
  columns: readonly string[],
  counting: Counting = 'all',
): Query<Violations, readonly [number, number]> {
  const key = joinSql(
    columns.map((name) => sql`${id(name)}`),
    ', ',
  );
  const counted = counting === 'all' ? sql`sum(n)` : sql`sum(n - 1)`;
  return {
    id: metricId('repeated', on, counting, ...columns),
    version: 1,
    on,
    reads: columns.map((column) => ({ column })),
    from: 'query',
    sql: () =>
      sql`select coalesce(${counted}, 0), (select count(*) from data) from (
        select count(*) as n from data where ${sharesHash(key)} group by ${key} having count(*) > 1)`,
    read: ([row]) => [row![0] as number, row![1] as number],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}

/** Whether another row has the same hash: equal keys always do. A table of hashes is small, however wide the key is. */
export function sharesHash(key: Sql): Sql {
  return sql`hash(${key}) in (select h from (select hash(${key}) as h from data) group by h having count(*) > 1)`;
}
