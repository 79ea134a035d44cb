// A sample of rows that does not depend on their order.
import { DATA, joinSql, sql, type Sql } from '@modelgate/core';
import { hashOf, literal, named } from './row-digest.ts';

/**
 * SQL over `data`: at most `rows` rows, without replacement, as their `values` x0, x1 … and a key k, which orders them at random. A row is drawn
 * by a hash of its values, its index among equal rows, and `salt`: so equal rows are drawn independently, and samples with different salts
 * are independent. Memory holds a hash for each different row, and the sample.
 */
export function rowSample(values: readonly Sql[], rows: number, salt: number): Sql {
  const cells = values.map((_, i): Sql => ({ text: `any_value(x${i}) as x${i}`, values: [] }));
  return sql`select k, ${namesOf(values)} from (
    with copies as (select ${hashOf(values)} as h, count(*) as n from ${DATA} group by all),
      drawn as materialized (select h, hash(h, unnest(range(n)), ${literal(salt)}) as k from copies order by k limit ${literal(rows)}),
      their as (select h, ${joinSql(cells, ', ')} from (select ${hashOf(values)} as h, ${named(values, 'x')} from ${DATA})
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
