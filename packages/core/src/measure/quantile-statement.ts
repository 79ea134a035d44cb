// Quantiles of a column. Where its values repeat, rows are counted by value: of five million rows that takes a tenth of the time.
import type { Column, Row } from '../ports.ts';
import { joinSql, literalText, sql, type Sql } from '../sql.ts';
import { byValue, repeats } from './by-value.ts';
import type { DataState, Quantiles, Scan } from './data-metric.ts';
import { valuesOf } from './nan-as-missing.ts';
import type { Ready } from './ready.ts';
import { scanOf } from './scan-statement.ts';
import type { TableFacts } from './tables.ts';

export type ReadyQuantiles = Ready<Quantiles>;

export function isCountedByValue({ metric }: ReadyQuantiles, table: TableFacts): boolean {
  return repeats(metric.column, table);
}

/** All quantiles of one column by one statement, which groups its rows by value. */
export async function readQuantiles(
  quantiles: readonly ReadyQuantiles[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const [{ metric, given }] = quantiles as readonly [ReadyQuantiles];
  const at = quantiles.flatMap((one) => one.metric.at);
  const [row] = await query(groupedStatement(given.column(metric.column), at));
  let from = 0;
  return quantiles.map(({ metric: { id: name, version, ...own } }) => {
    const cells = row!.slice(from, (from += own.at.length));
    return [name, { version, state: own.read(cells) }];
  });
}

/** `upto`: rows of this value and those below it. `last`: the place of the largest value, counted from 0. */
function groupedStatement(column: Column, at: readonly number[]): Sql {
  const { table, rows } = byValue(column.name);
  return sql`select ${joinSql(at.map(interpolated), ', ')} from (
    select v, sum(n) over (order by v) as upto, cast(sum(n) over () - 1 as double) as last from (
      select ${numbersOf(column)} as v, ${rows} as n from ${table})
    where v is not null)`;
}

/** The value at the place p · last, which may lie between two values; the arithmetic is that of DuckDB's quantile_cont. */
function interpolated(p: number): Sql {
  const place = sql`(last * ${literal(p)})`;
  const [low, high] = [sql`min(v) filter (upto > floor(${place}))`, sql`min(v) filter (upto > ceil(${place}))`];
  const share = sql`max(${place} - floor(${place}))`;
  return sql`if(${share} = 0, ${low}, ${low} * (1 - ${share}) + ${high} * ${share})`;
}

/** The same as an aggregate of a scan. */
export function asHoldingScan(one: ReadyQuantiles): Ready<Scan> {
  const { metric, given } = one;
  const values = numbersOf(given.column(metric.column));
  const list = sql`quantile_cont(${values}, [${joinSql(metric.at.map(literal), ', ')}])`;
  return scanOf(
    one,
    metric.at.map((_, i) => sql`${list}[${i + 1}]`),
  );
}

/** DuckDB takes no bound value here. */
function literal(p: number): Sql {
  return { text: literalText(p), values: [] };
}

function numbersOf(column: Column): Sql {
  return sql`cast(${valuesOf(column)} as double)`;
}
