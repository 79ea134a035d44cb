// Grouped counts of one table: one GROUPING SETS statement counts the values of many expressions in one pass.
import type { Row } from '../ports.ts';
import { id, joinSql, sql, type Sql } from '../sql.ts';
import type { Counts, DataState } from './data-metric.ts';
import type { Ready } from './measure-data.ts';
import { MOST_VALUES, valueCountsOf } from './value-counts.ts';

/** A value that is missing, and one too many, which shows that there are more. */
const ROWS_OF_ONE = MOST_VALUES + 2;

/** GROUPING() has 64 bits, one for each expression. */
const EXPRESSIONS_A_STATEMENT = 60;

export async function readCounts(
  counts: readonly Ready<Counts>[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  if (counts.length > EXPRESSIONS_A_STATEMENT) {
    const first = await readCounts(counts.slice(0, EXPRESSIONS_A_STATEMENT), query);
    return [...first, ...(await readCounts(counts.slice(EXPRESSIONS_A_STATEMENT), query))];
  }
  const rows = await query(statementOf(counts.map(({ metric, given }) => metric.of(given))));
  const byPlace = Map.groupBy(rows, ([place]) => place as number);
  return counts.map(({ metric }, i) => {
    const own = (byPlace.get(i) ?? []).map(([, value, n]) => [value as string | null, n as number] as const);
    return [metric.id, { version: metric.version, state: valueCountsOf(own) }];
  });
}

/** Rows (place of the expression, value, count), each expression's sorted by value, as many as are read of one. */
function statementOf(expressions: readonly Sql[]): Sql {
  const names = expressions.map((_, i) => sql`${id(`k${i}`)}`);
  const columns = expressions.map((of, i) => sql`cast(${of} as varchar) as ${id(`k${i}`)}`);
  const sets = names.map((name) => sql`(${name})`);
  // GROUPING sets the bit of every expression that a row is not grouped by, the first one's being the highest.
  const places = names.map((name, i) => sql`when grouping(${name}) = 0 then ${i}`);
  return sql`select place, value, n from (
    select case ${joinSql(places, ' ')} end as place, coalesce(${joinSql(names, ', ')}) as value, count(*) as n
    from (select ${joinSql(columns, ', ')} from data) group by grouping sets (${joinSql(sets, ', ')}))
    qualify row_number() over (partition by place order by value nulls first) <= ${ROWS_OF_ONE} order by place, value nulls first`;
}
