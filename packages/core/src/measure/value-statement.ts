// Properties of a column's values. In a text column with few distinct values each of them is tested once for all its rows: a pattern is
// matched a thousand times instead of five million.
import type { Row } from '../ports.ts';
import { DATA, id, joinSql, sql, type Identifier, type Sql } from '../sql.ts';
import { kindOf } from './column-kind.ts';
import type { DataState, OfValue, Scan, Values } from './data-metric.ts';
import type { Ready } from './ready.ts';
import type { ReadTable } from './tables.ts';

export type ReadyValues = Ready<Values>;

type Ask = (statement: Sql) => Promise<readonly Row[]>;

/** Smaller tables are scanned: there the glance would cost more than it saves. */
const FEWEST_ROWS = 1_000_000;

/** The first rows, as many as can be read at no cost: enough to see whether values repeat. */
const GLANCE = 20_000;

/** Text columns whose values repeat: in the first rows each value occurs at least four times on average. */
export async function repeating(
  values: readonly ReadyValues[],
  table: ReadTable,
  query: Ask,
): Promise<ReadonlySet<string>> {
  const names = [...new Set(values.filter(isText).map(({ metric }) => metric.column))];
  if (names.length === 0 || table.rows < FEWEST_ROWS) return new Set();
  const columns = joinSql(
    names.map((name) => sql`${id(name)}`),
    ', ',
  );
  const distinct = joinSql(
    names.map((name) => sql`count(distinct ${id(name)})`),
    ', ',
  );
  const [row] = await query(sql`select ${distinct} from (select ${columns} from ${DATA} limit ${GLANCE})`);
  return new Set(names.filter((_, i) => (row![i] as number) * 4 <= GLANCE));
}

function isText({ metric, given }: ReadyValues): boolean {
  return kindOf(given.column(metric.column)) === 'text';
}

/** All properties of one column by one statement, which groups its rows by value. */
export async function readValues(
  values: readonly ReadyValues[],
  query: Ask,
): Promise<(readonly [string, DataState])[]> {
  const own = values[0]!.metric.column;
  // Longer than the column's own name, so the two cannot be equal.
  const [column, n] = [id(own), id(`rows of ${own}`)];
  const asked = values.map(({ metric, given }) => metric.when(given));
  const sums = asked.flat().map((one) => sql`coalesce(sum(case when ${conditionOf(one, column)} then ${n} end), 0)`);
  const [row] = await query(
    sql`select ${joinSql(sums, ', ')} from (select ${column}, count(*) as ${n} from ${DATA} group by ${column})`,
  );
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
export function asScan({ metric, given }: ReadyValues): Ready<Scan> {
  const column = id(metric.column);
  const select = (): readonly Sql[] => metric.when(given).map((one) => aggregateOf(one, column));
  const { id: name, version, on, fault } = metric;
  const [read, finish] = [metric.read.bind(metric), metric.finish.bind(metric)];
  const merge = metric.merge?.bind(metric);
  return {
    metric: {
      id: name,
      version,
      on,
      from: 'scan',
      select,
      read,
      finish,
      ...(merge && { merge }),
      ...(fault !== undefined && { fault }),
    },
    given,
  };
}
