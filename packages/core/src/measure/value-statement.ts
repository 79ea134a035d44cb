// Properties of a column's values. Where values repeat, each is tested once for all its rows: a pattern is matched a thousand times instead of
// five million.
import type { Row } from '../ports.ts';
import { id, joinSql, sql, type Identifier, type Sql } from '../sql.ts';
import { byColumn, byValue, repeats } from './by-value.ts';
import { isFloating, kindOf } from './column-kind.ts';
import type { DataState, OfValue, Scan, Values } from './data-metric.ts';
import type { Ready } from './ready.ts';
import { scanOf } from './scan-statement.ts';
import type { TableFacts } from './tables.ts';

export type ReadyValues = Ready<Values>;

/**
 * In smaller tables all but doubles are scanned: DuckDB itself tests the values of a dictionary of texts once for a few thousand rows, and compares
 * integers as fast as it groups them.
 */
const FEWEST_ROWS_OF_OTHERS = 1_000_000;

/** Planning and answering a statement takes as long as grouping some ten thousand rows, and each holds the distinct values of its columns. */
const COLUMNS_A_STATEMENT = 10;

/** The properties of columns that are better tested value by value, and those that are better tested row by row. */
export function testedByValue(
  values: readonly ReadyValues[],
  table: TableFacts,
): readonly [grouped: readonly ReadyValues[], scanned: readonly ReadyValues[]] {
  const isBetter = (own: readonly ReadyValues[]): boolean => own.some(testsValues) && isGrouped(own[0]!, table);
  const columns = Map.groupBy(byColumn(values), isBetter);
  return [(columns.get(true) ?? []).flat(), (columns.get(false) ?? []).flat()];
}

/** To count rows alone takes less than to group them. */
function testsValues({ metric, given }: ReadyValues): boolean {
  return metric.when(given).some((one) => typeof one === 'object');
}

/** DuckDB takes three times as long to compare doubles as integers. */
function isGrouped({ metric: { column }, given }: ReadyValues, table: TableFacts): boolean {
  const own = given.column(column);
  if (isFloating(own)) return repeats(column, table);
  return kindOf(own) !== 'other' && repeats(column, table, FEWEST_ROWS_OF_OTHERS);
}

/** The properties of each statement: all of one column in the same one. */
export function valuesTogether(values: readonly ReadyValues[]): readonly (readonly ReadyValues[])[] {
  const columns = byColumn(values);
  const starts = columns.flatMap((_, i) => (i % COLUMNS_A_STATEMENT === 0 ? [i] : []));
  return starts.map((from) => columns.slice(from, from + COLUMNS_A_STATEMENT).flat());
}

/** Properties of some columns by one statement, which groups the rows by the values of each and gives a row for each. */
export async function readValues(
  values: readonly ReadyValues[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const columns = byColumn(values);
  const asked = columns.map((own) => own.map(({ metric, given }) => metric.when(given)));
  const width = Math.max(...asked.map((conditions) => conditions.flat().length));
  const selects = columns.map((own, i) => rowOf(i, own[0]!.metric.column, asked[i]!.flat(), width));
  const rows = new Map((await query(joinSql(selects, ' union all '))).map(([i, ...cells]) => [i as number, cells]));
  return columns.flatMap((own, i) => {
    let from = 0;
    return own.map(({ metric: { id: name, version, ...metric } }, k) => {
      const cells = rows.get(i)!.slice(from, (from += asked[i]![k]!.length));
      return [name, { version, state: metric.read(cells) }] as const;
    });
  });
}

/** A column's number among those of the statement, and the rows that have each property; rows of one statement are equally long. */
function rowOf(i: number, name: string, asked: readonly OfValue[], width: number): Sql {
  const [column, { table, rows: n }] = [id(name), byValue(name)];
  const sums = asked.map((one) => sql`coalesce(sum(case when ${conditionOf(one, column)} then ${n} end), 0)`);
  const nothing = Array.from({ length: width - sums.length }, () => sql`0`);
  return sql`select ${joinSql([{ text: String(i), values: [] }, ...sums, ...nothing], ', ')} from ${table}`;
}

function conditionOf(one: OfValue, column: Identifier): Sql {
  if (one === 'every') return sql`true`;
  return one === 'present' ? sql`${column} is not null` : one;
}

function aggregateOf(one: OfValue, column: Identifier): Sql {
  if (one === 'every') return sql`count(*)`;
  return one === 'present' ? sql`count(${column})` : sql`count_if(${one})`;
}

/** The same as aggregates of a scan. */
export function asScan(one: ReadyValues): Ready<Scan> {
  const { metric, given } = one;
  const column = id(metric.column);
  return scanOf(
    one,
    metric.when(given).map((of) => aggregateOf(of, column)),
  );
}
