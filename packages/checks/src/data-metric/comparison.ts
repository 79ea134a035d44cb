// An exact comparison of two samples of one column, for the distances that are only reported.
import { DATA, metricId, numericKinds, sql, type Query, type Row, type Sql } from '@modelgate/core';
import { finite, TOO_LARGE } from './finite.ts';
import { significant } from './significant.ts';

/** Rows by bin on both sides. */
export type Binned = { readonly reference: readonly number[]; readonly current: readonly number[] };

export type Comparison = {
  /** sup |F − G|. */
  readonly kolmogorovSmirnov: number;
  /** ∫|F − G|, over the reference's standard deviation (ddof 0). */
  readonly wasserstein: number;
  /**
   * As in Evidently: by NumPy's `sturges` edges over both samples together; if the reference has at most 20 different values, each value of either
   * side is a bin. Absent where that would make more than 10,000 bins.
   */
  readonly sturges?: Binned;
  /** By the reference's deciles; equal deciles count once. */
  readonly deciles: Binned;
};

/** State: the comparison of the finite values; null where one side has none. It can only be measured on whole tables. */
export function comparison(on: string, column: string, reference: string): Query<Comparison | null, Comparison | null> {
  const reads = [{ column, as: numericKinds }];
  return {
    id: metricId('comparison', on, column, reference),
    version: 2,
    on,
    reads,
    fault: TOO_LARGE,
    others: { reference: { on: reference, reads, sql: sql`select ${finite(column)} as x from ${DATA}` } },
    from: 'query',
    sql: () => statement(column),
    read: (rows) => {
      const exact = rows.find(([kind]) => kind === 'exact');
      if (typeof exact?.[2] !== 'number' || typeof exact[3] !== 'number') return null;
      const bins = exact[1] as number;
      return {
        kolmogorovSmirnov: exact[2],
        wasserstein: significant(exact[3]),
        ...(bins <= MOST_BINS && { sturges: binned(withEmpty(rowsOf(rows, 'sturges'), bins)) }),
        deciles: binned(rowsOf(rows, 'deciles')),
      };
    },
    finish: (found) => found,
  };
}

const MOST_BINS = 10_000;

/** Rows (what, bin, a, b): for 'exact' the number of Sturges' bins and both distances; for bins the rows of both sides. */
function statement(column: string): Sql {
  return sql`select * from (with
    grouped as (
      select x, count_if(side) as c, count_if(not side) as d
      from (select x, true as side from reference union all select ${finite(column)}, false from ${DATA})
      where x is not null group by x),
    whole as (
      select sum(c) as n, sum(d) as m, min(x) as low, max(x) as high, count(*) as levels, count_if(c > 0) <= 20 as few,
        ceil(log2(sum(c + d)) + 1) as k, sqrt(sum(c * (x - mean) * (x - mean)) / sum(c)) as sd
      from grouped, (select sum(c * x) / sum(c) as mean from grouped)),
    placed as (
      select x, c, d, sum(c) over up / n as f, sum(d) over up / m as g, (sum(c) over up - c) / n as below,
        lead(x) over up - x as step, row_number() over up as place,
        (high - low) / k as width, floor((x - low) / ((high - low) / k)) as guess
      from grouped, whole window up as (order by x))
    select 'exact' as what, any_value(case when few then levels else k end) as bin, max(abs(f - g)) as a, sum(abs(f - g) * step) / any_value(sd) as b from placed, whole
    union all
    select 'sturges', case when few then place - 1 else least(k - 1, guess
      - (low + guess * width > x)::int + (low + (guess + 1) * width <= x)::int) end as bin, sum(c), sum(d)
    from placed, whole where not few or levels <= ${MOST_BINS} group by bin
    union all
    select 'deciles', least(9, floor(10 * below)) as bin, sum(c), sum(d) from placed group by bin
  ) order by what, bin`;
}

/** The rows of one kind, by bin. */
function rowsOf(
  rows: readonly Row[],
  kind: string,
): readonly (readonly [bin: number, reference: number, current: number])[] {
  return rows.filter(([what]) => what === kind).map(([, ...cells]) => cells as [number, number, number]);
}

function binned(rows: ReturnType<typeof rowsOf>): Binned {
  return { reference: rows.map(([, c]) => c), current: rows.map(([, , d]) => d) };
}

/** Adds the bins without rows, since Evidently's filling gives them a share. */
function withEmpty(rows: ReturnType<typeof rowsOf>, bins: number): ReturnType<typeof rowsOf> {
  const filled = new Map(rows.map((row) => [row[0], row]));
  return Array.from({ length: bins }, (_, bin) => filled.get(bin) ?? [bin, 0, 0]);
}
