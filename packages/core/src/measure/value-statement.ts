// Properties of a column's values. Where a text or a double repeats, each value is tested once for all its rows: a pattern is matched a
// thousand times instead of five million.
import type { Row } from '../ports.ts';
import { id, joinSql, sql, type Identifier, type Sql } from '../sql.ts';
import { byValue, repeats } from './by-value.ts';
import { isFloating, kindOf } from './column-kind.ts';
import type { DataState, OfValue, Scan, Values } from './data-metric.ts';
import type { Ready } from './ready.ts';
import { scanOf } from './scan-statement.ts';
import type { TableFacts } from './tables.ts';

export type ReadyValues = Ready<Values>;

/** DuckDB itself tests the values of a dictionary once for a few thousand rows. */
const FEWEST_ROWS = 1_000_000;

/** Whether a column's values are better tested one by one than row by row: DuckDB takes three times as long to compare doubles as integers. */
export function isTestedByValue({ metric: { column }, given }: ReadyValues, table: TableFacts): boolean {
  const own = given.column(column);
  return (kindOf(own) === 'text' || isFloating(own)) && repeats(column, table, FEWEST_ROWS);
}

/** All properties of one column by one statement, which groups its rows by value. */
export async function readValues(
  values: readonly ReadyValues[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const own = values[0]!.metric.column;
  const column = id(own);
  const { table, rows: n } = byValue(own);
  const asked = values.map(({ metric, given }) => metric.when(given));
  const sums = asked.flat().map((one) => sql`coalesce(sum(case when ${conditionOf(one, column)} then ${n} end), 0)`);
  const [row] = await query(sql`select ${joinSql(sums, ', ')} from ${table}`);
  let from = 0;
  return values.map(({ metric: { id: name, version, ...metric } }, i) => {
    const cells = row!.slice(from, (from += asked[i]!.length));
    return [name, { version, state: metric.read(cells) }];
  });
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
