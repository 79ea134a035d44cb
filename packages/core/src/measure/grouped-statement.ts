// Grouped counts of one table: one GROUPING SETS statement counts the values of many expressions in one pass.
import type { Row } from '../ports.ts';
import { id, joinSql, sql, type Sql } from '../sql.ts';
import type { Counts, DataState } from './data-metric.ts';
import type { Ready } from './ready.ts';
import { MANY, MOST_VALUES, onlyFewOf, valueCountsOf } from './value-counts.ts';

/** A value that is missing, and one too many, which shows that there are more. */
export const ROWS_OF_ONE: number = MOST_VALUES + 2;

/** GROUPING() has 64 bits, one for each expression. */
export const EXPRESSIONS_A_STATEMENT = 60;

export async function readCounts(
  counts: readonly Ready<Counts>[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  if (counts.length > EXPRESSIONS_A_STATEMENT) {
    const first = await readCounts(counts.slice(0, EXPRESSIONS_A_STATEMENT), query);
    return [...first, ...(await readCounts(counts.slice(EXPRESSIONS_A_STATEMENT), query))];
  }
  const many = await seenToBeMany(counts, query);
  const few = counts.filter((one) => !many.has(one));
  const rows = few.length === 0 ? [] : await query(statementOf(few.map(expressionOf)));
  const byPlace = Map.groupBy(rows, ([place]) => place as number);
  return counts.map((one) => {
    const own = byPlace.get(few.indexOf(one)) ?? [];
    const state = many.has(one)
      ? MANY
      : valueCountsOf(own.map(([, value, n]) => [value as string | null, n as number] as const));
    return [one.metric.id, { version: one.metric.version, state: onlyFewOf(one.metric, state) }];
  });
}

function expressionOf({ metric, given }: Ready<Counts>): Sql {
  return metric.of(given);
}

/** So many first rows cost nothing, and tell identifiers from categories. */
const GLANCE = 20_000;

/** Those of which the first rows alone have too many values: a table of all of them would hold every identifier. */
async function seenToBeMany(
  counts: readonly Ready<Counts>[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<ReadonlySet<Ready<Counts>>> {
  const asked = counts.filter(({ metric }) => metric.onlyFew);
  if (asked.length === 0) return new Set();
  const columns = asked.map((one, i) => sql`${expressionOf(one)} as ${id(`k${i}`)}`);
  const distinct = asked.map((_, i) => sql`count(distinct ${id(`k${i}`)})`);
  const [row] = await query(
    sql`select ${joinSql(distinct, ', ')} from (select ${joinSql(columns, ', ')} from (from data limit ${GLANCE}))`,
  );
  return new Set(asked.filter((_, i) => (row![i] as number) > MOST_VALUES));
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
