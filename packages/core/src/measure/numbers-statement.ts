// Quantiles, mean and deviation of a column. Where its values repeat, rows are counted by value: of five million rows quantiles take a tenth of
// the time, and the others a quarter.
import type { Column, Row } from '../ports.ts';
import { joinSql, literalText, sql, type Sql } from '../sql.ts';
import { byValue, repeats } from './by-value.ts';
import type { DataState, Numbers, OfNumbers, Scan } from './data-metric.ts';
import { valuesOf } from './nan-as-missing.ts';
import type { Ready } from './ready.ts';
import { holdsValues, scanOf } from './scan-statement.ts';
import type { TableFacts } from './tables.ts';

export type ReadyNumbers = Ready<Numbers>;

/** In smaller tables a mean costs less beside other aggregates than by a statement of its own. */
const FEWEST_ROWS_OF_MEANS = 1_000_000;

export function isCountedByValue({ metric: { column, of } }: ReadyNumbers, table: TableFacts): boolean {
  return repeats(column, table, holdsValues(of) ? undefined : FEWEST_ROWS_OF_MEANS);
}

/** All that is asked of one column by one statement, which groups its rows by value. */
export async function readNumbers(
  numbers: readonly ReadyNumbers[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const [{ metric, given }] = numbers as readonly [ReadyNumbers];
  const asked = numbers.flatMap((one) => one.metric.of);
  const [row] = await query(groupedStatement(given.column(metric.column), asked));
  let from = 0;
  return numbers.map(({ metric: { id: name, version, ...own } }) => {
    const cells = row!.slice(from, (from += own.of.length));
    return [name, { version, state: own.read(cells) }];
  });
}

/**
 * `upto`: rows of this value and those below it. `last`: the place of the largest value, counted from 0. `least`: the smallest value, from which
 * means are taken, so that equal values have exactly no deviation.
 */
function groupedStatement(column: Column, asked: readonly OfNumbers[]): Sql {
  const { table, rows } = byValue(column.name);
  return sql`select ${joinSql(asked.map(ofGroups), ', ')} from (
    select v, n, sum(n) over (order by v) as upto, cast(sum(n) over () - 1 as double) as last,
      sum((v - least) * n) over () / sum(n) over () + least as mean from (
      select ${doublesOf(column)} as v, ${rows} as n, min(v) over () as least from ${table})
    where v is not null)`;
}

function ofGroups(one: OfNumbers): Sql {
  return typeof one === 'number' ? interpolated(one) : BY_VALUE[one];
}

/** Of groups. DuckDB's own deviation is asked as well, of each value once, since it refuses infinite values. */
const BY_VALUE: Readonly<Record<Exclude<OfNumbers, number>, Sql>> = {
  avg: sql`sum(v * n) / sum(n)`,
  stddev_samp: sql`sqrt(sum(n * (v - mean) * (v - mean)) / nullif(sum(n) - 1, 0)) + coalesce(0 * stddev_samp(v), 0)`,
  'not zero': sql`coalesce(sum(n) filter (v <> 0), 0)`,
};

/** The value at the place p · last, which may lie between two values; the arithmetic is that of DuckDB's quantile_cont. */
function interpolated(p: number): Sql {
  const place = sql`(last * ${literal(p)})`;
  const [low, high] = [sql`min(v) filter (upto > floor(${place}))`, sql`min(v) filter (upto > ceil(${place}))`];
  const share = sql`max(${place} - floor(${place}))`;
  return sql`if(${share} = 0, ${low}, ${low} * (1 - ${share}) + ${high} * ${share})`;
}

/** The same as aggregates of a scan. */
export function asNumbersScan(one: ReadyNumbers): Ready<Scan> {
  const { metric, given } = one;
  const values = doublesOf(given.column(metric.column));
  const at = metric.of.filter((of) => typeof of === 'number');
  const list = sql`quantile_cont(${values}, [${joinSql(at.map(literal), ', ')}])`;
  const byRow = {
    avg: sql`avg(${values})`,
    stddev_samp: sql`stddev_samp(${values})`,
    'not zero': sql`count_if(${values} <> 0)`,
  };
  return scanOf(
    one,
    metric.of.map((of) => (typeof of === 'number' ? sql`${list}[${at.indexOf(of) + 1}]` : byRow[of])),
  );
}

/** DuckDB takes no bound value here. */
function literal(p: number): Sql {
  return { text: literalText(p), values: [] };
}

function doublesOf(column: Column): Sql {
  return sql`cast(${valuesOf(column)} as double)`;
}
