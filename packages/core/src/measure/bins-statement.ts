// Histograms of one table, by one statement each (on small tables one for many), and how two histograms are merged.
import type { BinSums } from '@modelgate/stats';
import type { BinsOf, Row } from '../ports.ts';
import { DATA, joinSql, sql, type Sql } from '../sql.ts';
import { byValue, repeats } from './by-value.ts';
import type { Bins, DataState } from './data-metric.ts';
import type { Ready } from './ready.ts';
import type { TableFacts } from './tables.ts';

/**
 * How many histograms share a statement on small tables. There, reading the names of all columns, which each statement
 * does, costs more than counting.
 */
const TOGETHER = 32;

/** Rows up to which a table is small. Columns of larger tables are read one by one. */
const FEW_ROWS = 50_000;

export function isBinnedByValue({ metric }: Ready<Bins>, table: TableFacts): boolean {
  return repeats(metric.column, table);
}

/** A histogram of each value once, for all its rows. */
export async function readBinsByValue(
  { metric, given }: Ready<Bins>,
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const { of, bin, step } = metric.of(given);
  const { table, rows } = byValue(metric.column);
  const found =
    await query(sql`select bin, cast(sum(n) as double), cast(sum(step * n) as double), cast(sum(step * step * n) as double) from (
    select ${bin} as bin, cast(${step} as bigint) as step, n from (
      select ${of} as v, cast(${rows} as hugeint) as n from ${table}) where v is not null)
    group by bin order by bin`);
  return [[metric.id, { version: metric.version, state: binSumsOf(found) }]];
}

/** The histograms of each statement; those that share one cut their values alike. */
export function binsTogether(bins: readonly Ready<Bins>[], rows: number): readonly (readonly Ready<Bins>[])[] {
  const size = rows > FEW_ROWS ? 1 : TOGETHER;
  const alike = Map.groupBy(bins, ({ metric, given }) => {
    const { bin, step } = metric.of(given);
    return JSON.stringify([bin, step]);
  });
  return [...alike.values()].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / size) }, (_, i) => some.slice(i * size, (i + 1) * size)),
  );
}

export async function readBins(
  bins: readonly Ready<Bins>[],
  query: (statement: Sql) => Promise<readonly Row[]>,
): Promise<(readonly [string, DataState])[]> {
  const asked = bins.map(({ metric, given }) => metric.of(given));
  const rows = asked.length === 1 ? [await query(statementOf(asked[0]!))] : apart(await query(statementOfAll(asked)));
  return bins.map(({ metric }, i) => [metric.id, { version: metric.version, state: binSumsOf(rows[i] ?? []) }]);
}

/** Rows (bin, rows, Σ, Σ²), ascending. */
function statementOf({ of, bin, step }: BinsOf): Sql {
  return sql`${sumsOf(bin, step, sql`(select ${of} as v from ${DATA})`)} order by bin`;
}

/**
 * Rows (place of the histogram, bin, rows, Σ, Σ²): several histograms that cut their values alike, from one reading of their columns. A union of
 * statements would be planned for each of them, which on 1,000 rows takes twice as long as all else.
 */
function statementOfAll(asked: readonly BinsOf[]): Sql {
  const [{ bin, step }] = asked as readonly [BinsOf];
  const values = joinSql(
    asked.map(({ of }) => of),
    ', ',
  );
  const each = sql`(
    select unnest(range(${asked.length})) as place, unnest([${values}]) as v from ${DATA})`;
  return sql`${sumsOf(bin, step, each, sql`place, `)} order by place, bin`;
}

function sumsOf(bin: Sql, step: Sql, values: Sql, by: Sql = sql``): Sql {
  return sql`select ${by} bin, count(*), cast(sum(step) as double), cast(sum(step * step) as double) from (
    select ${by} ${bin} as bin, cast(${step} as bigint) as step from ${values} where v is not null)
    group by ${by} bin`;
}

/** The rows of each histogram, without their place. */
function apart(rows: readonly Row[]): readonly (readonly Row[])[] {
  const places: Row[][] = [];
  for (const [place, ...row] of rows) (places[place as number] ??= []).push(row);
  return places;
}

export function binSumsOf(rows: readonly Row[]): BinSums {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the statement selects
  return rows as unknown as BinSums;
}

export function mergeBinSums(a: BinSums, b: BinSums): BinSums {
  const bins = new Map(a.map((one) => [one[0], one]));
  for (const one of b) {
    const [bin, rows, sum, squares] = one;
    const known = bins.get(bin);
    bins.set(bin, known ? [bin, known[1] + rows, known[2] + sum, known[3] + squares] : one);
  }
  return [...bins.values()].sort(([x], [y]) => x - y);
}
