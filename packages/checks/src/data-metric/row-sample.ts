// A sample of rows that is the same in whatever order they come.
import { joinSql, sql, type Sql } from '@modelgate/core';
import { hashOf, literal, named } from './row-digest.ts';

/**
 * SQL over `data`: at most so many rows, without replacement, as their `values` x0, x1 … and a key k, whose order means nothing. Each row is
 * drawn by a hash of its values, of its place among its likes, and of `salt`: copies of one row are drawn one by one, and two samples
 * with different salts have nothing to do with each other. Held at once are a hash for each different row, and the sample.
 */
export function rowSample(values: readonly Sql[], rows: number, salt: number): Sql {
  const cells = values.map((_, i): Sql => ({ text: `any_value(x${i}) as x${i}`, values: [] }));
  return sql`select k, ${namesOf(values)} from (
    with copies as (select ${hashOf(values)} as h, count(*) as n from data group by all),
      drawn as materialized (select h, hash(h, unnest(range(n)), ${literal(salt)}) as k from copies order by k limit ${literal(rows)}),
      their as (select h, ${joinSql(cells, ', ')} from (select ${hashOf(values)} as h, ${named(values, 'x')} from data)
        where h in (select h from drawn) group by h)
    select * from drawn join their using (h))`;
}

/** x0, x1, … */
export function namesOf(values: readonly Sql[]): Sql {
  return joinSql(
    values.map((_, i): Sql => ({ text: `x${i}`, values: [] })),
    ', ',
  );
}
