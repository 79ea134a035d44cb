// One GROUPING SETS statement that counts the values of many expressions in one pass. It imports little, since engine processes use it too.
import { id, joinSql, sql, type Sql } from '../sql.ts';

/** An expression whose values are counted, and how many of them are read at most. */
export interface CountedExpression {
  readonly of: Sql;
  readonly most: number;
}

/** GROUPING() has 64 bits, one for each expression. */
export const EXPRESSIONS_A_STATEMENT = 60;

/**
 * Counts over the relation `from`: rows (place of the expression, value as text, count), sorted by value within each expression, missing
 * values first. With `apart`, a column, its values are counted separately and stand in front of the place.
 */
export function countsStatement(counts: readonly CountedExpression[], from: Sql, apart?: string): Sql {
  const own = apart === undefined ? sql`` : sql`${id(apart)}, `;
  const names = counts.map((_, i) => sql`${id(`k${i}`)}`);
  const columns = counts.map(({ of }, i) => sql`cast(${of} as varchar) as ${id(`k${i}`)}`);
  const sets = names.map((name) => sql`(${own}${name})`);
  // GROUPING sets the bit of every expression that a row is not grouped by, the first one's being the highest.
  const places = names.map((name, i) => sql`when grouping(${name}) = 0 then ${i}`);
  const most = counts.map((count, i) => sql`when ${i} then ${count.most}`);
  return sql`select ${own}place, value, n from (
    select ${own}case ${joinSql(places, ' ')} end as place, coalesce(${joinSql(names, ', ')}) as value, count(*) as n
    from (select ${own}${joinSql(columns, ', ')} from ${from}) group by grouping sets (${joinSql(sets, ', ')}))
    qualify row_number() over (partition by ${own}place order by value nulls first) <= case place ${joinSql(most, ' ')} end
    order by ${own}place, value nulls first`;
}
