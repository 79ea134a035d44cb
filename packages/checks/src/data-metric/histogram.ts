// A column's distribution in bins that a reference fixes: about its mean, as wide as its standard deviation says.
import { metricId, numericKinds, sql, type Row, type Query, type Scan, type Sql } from '@modelgate/core';
import { BIN_WIDTH, BINS, REACH, type Histogram } from '@modelgate/stats';
import { finite } from './finite.ts';
import { significant } from './significant.ts';

/** Where a reference's values lie; without finite values all are null. */
export type Spread = { readonly mean: number | null; readonly sd: number | null; readonly constant: boolean };

/**
 * Bins, or, where all values of the reference are one, how many rows have that value and how many another; null where its values differ
 * by less than doubles can square.
 */
export type Distribution = Histogram | { readonly same: number; readonly other: number } | null;

/** State: mean and standard deviation (ddof 0) of the finite values; only of a whole table. */
export function spread(on: string, column: string): Scan<Spread, Spread> {
  const x = finite(column);
  return {
    id: metricId('spread', on, column),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    from: 'scan',
    select: () => [sql`avg(${x})`, sql`stddev_pop(${x})`, sql`min(${x})`, sql`max(${x})`],
    read: ([mean, sd, min, max]: Row) => {
      const constant = min !== null && min === max;
      return { mean: constant ? (min as number) : rounded(mean), sd: rounded(sd), constant };
    },
    finish: (found) => found,
  };
}

/** State: rows, Σu and Σu² of each bin, u being the distance to the reference's mean in its standard deviations. */
export function distribution(
  on: string,
  column: string,
  reference: string,
): Query<Distribution, Distribution, { readonly at: Spread }> {
  return {
    id: metricId('distribution', on, column, reference),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    needs: { at: spread(reference, column) },
    from: 'query',
    sql: ({ needs: { at } }) => {
      if (at.constant) return sameOrOther(column, at.mean!);
      return at.sd === 0 ? sql`select null` : binned(column, at);
    },
    read: (rows) => {
      const [first] = rows;
      if (first?.length === 1) return null;
      return first?.length === 2 ? sameOf(first) : histogramOf(rows);
    },
    finish: (found) => found,
  };
}

function binned(column: string, { mean, sd }: Spread): Sql {
  const u = sql`(${finite(column)} - ${mean}) / ${sd}`;
  const [steps, inner] = [sql`(u + ${REACH}) / ${BIN_WIDTH}`, BINS - 2];
  return sql`select bin, count(*), sum(u), sum(u * u) from (
    select u, cast(floor(least(greatest(${steps}, -1), ${inner})) as smallint) + 1 as bin
    from (select ${u} as u from data)) where u is not null group by bin`;
}

function sameOrOther(column: string, value: number): Sql {
  const x = finite(column);
  return sql`select count_if(${x} = ${value}), count_if(${x} <> ${value}) from data`;
}

function sameOf([same, other]: Row): Distribution {
  return { same: same as number, other: other as number };
}

function histogramOf(rows: readonly Row[]): Histogram {
  const filled = new Map(rows.map(([bin, ...sums]) => [bin, sums]));
  const cells = (part: number): readonly number[] =>
    Array.from({ length: BINS }, (_, bin) => rounded(filled.get(bin)?.[part] ?? 0) ?? 0);
  return { counts: cells(0), sums: cells(1), squares: cells(2) };
}

function rounded(x: Row[number] | undefined): number | null {
  return typeof x === 'number' ? significant(x) : null;
}
