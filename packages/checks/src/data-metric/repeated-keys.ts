// Rows whose key occurs more than once. Exact: rows are first told apart by a hash, and only those that share one are compared.
import { id, joinSql, metricId, sql, type Query, type Sql } from '@modelgate/core';

/** Keys that occur more than once, and the rows that have them. */
export type RepeatedKeys = { readonly keys: number; readonly rows: number };

/** A missing value counts as a value: two rows without a key cannot be told apart. */
export function repeatedKeys(on: string, columns: readonly string[]): Query<RepeatedKeys, RepeatedKeys> {
  const key = joinSql(
    columns.map((name) => sql`${id(name)}`),
    ', ',
  );
  return {
    id: metricId('repeated', on, ...columns),
    version: 1,
    on,
    reads: columns.map((column) => ({ column })),
    from: 'query',
    sql: () =>
      sql`select count(*), coalesce(sum(n), 0) from (
        select count(*) as n from data where ${sharesHash(key)} group by ${key} having count(*) > 1)`,
    read: ([row]) => ({ keys: row![0] as number, rows: row![1] as number }),
    finish: (repeated) => repeated,
  };
}

/** Whether another row has the same hash: equal keys always do. A table of hashes is small, however wide the key is. */
export function sharesHash(key: Sql): Sql {
  return sql`hash(${key}) in (select h from (select hash(${key}) as h from data) group by h having count(*) > 1)`;
}
