// A column's distribution in bins that a reference fixes: about its mean, as wide as its standard deviation says.
import {
  mergeBinSums,
  id,
  metricId,
  numericKinds,
  sql,
  type Bins,
  type BinsOf,
  type Column,
  type Row,
  type Scan,
  type Sql,
} from '@modelgate/core';
import { BIN_WIDTH, BINS, FARTHEST, histogramOf, REACH, STEPS, type BinSums, type Histogram } from '@modelgate/stats';
import { finite, TOO_LARGE } from './finite.ts';
import { significant } from './significant.ts';

/** Where a reference's values lie, and the largest of them in size; without finite values all are null. */
export type Spread = {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly largest: number | null;
  readonly constant: boolean;
};

/**
 * Bins, or, where all values of the reference are one, how many rows have that value and how many another (without rows, no matter which); null
 * where its values differ by less than doubles can square.
 */
export type Distribution = Histogram | { readonly same: number; readonly other: number } | null;

/** State: mean and standard deviation (ddof 0) of the finite values; only of a whole table. */
export function spread(on: string, column: string): Scan<Spread, Spread> {
  const x = finite(column);
  return {
    id: metricId('spread', on, column),
    version: 2,
    on,
    reads: [{ column, as: numericKinds }],
    fault: TOO_LARGE,
    from: 'scan',
    select: (given) => [
      sql`avg(${x})`,
      sql`stddev_pop(${x})`,
      sql`min(${x})`,
      sql`max(${x})`,
      oneValue(given.column(column)),
    ],
    read: ([mean, sd, min, max, one]: Row) => {
      const constant = one === true;
      return {
        mean: constant ? (min as number) : rounded(mean),
        sd: rounded(sd),
        largest: largestOf(min, max),
        constant,
      };
    },
    finish: (found) => found,
  };
}

/** Whether all values are one: of whole numbers and decimals exactly, whatever doubles make of them. */
export function oneValue(its: Column): Sql {
  const x = isExact(its) ? sql`${id(its.name)}` : finite(its.name);
  return sql`min(${x}) = max(${x})`;
}

export function largestOf(min: Row[number] | undefined, max: Row[number] | undefined): number | null {
  return typeof min === 'number' && typeof max === 'number' ? Math.max(Math.abs(min), Math.abs(max)) : null;
}

/** State: rows of each bin and their steps, about the values that `at` tells of the reference. */
export function distribution(
  on: string,
  column: string,
  at: Scan<Spread>,
): Bins<Distribution, { readonly at: Spread }> {
  return {
    id: metricId('distribution', on, column, at.id),
    version: 2,
    on,
    reads: [{ column, as: numericKinds }],
    needs: { at },
    from: 'bins',
    of: (given) => binsOf(column, given.needs.at, given.column(column)),
    merge: mergeBinSums,
    finish: distributionOf,
  };
}

/** Numbers of what are no bins of a histogram: rows with the one value of the reference, with another one, and where squares of differences are none. */
export const SAME = -1;
export const OTHER = -2;
const TOO_SMALL = -3;

function binsOf(column: string, at: Spread, its: Column): BinsOf {
  const { of, bin } = cutOf(column, at, its);
  const inner = BINS - 2;
  const step = sql`case when v < 0 then least(floor(-v), ${FARTHEST}) when v >= ${inner} then least(floor(v - ${inner}), ${FARTHEST}) else floor((v - floor(v)) * ${STEPS}) end`;
  return { of, bin: bin(sql`v`), step: isCut(at, its) ? step : sql`0` };
}

/** The number of a row's bin; NULL where it has no finite value. */
export function binOf(at: Spread, its: Column): Sql {
  const { of, bin } = cutOf(its.name, at, its);
  return sql`case when ${finite(its.name)} is not null then ${bin(of)} end`;
}

/** What of a row is cut into bins, and the bin of such a number. */
function cutOf(column: string, at: Spread, its: Column): { readonly of: Sql; readonly bin: (v: Sql) => Sql } {
  const { mean, sd, constant } = at;
  const x = finite(column);
  if (constant) return { of: x, bin: (v) => sql`case when ${v} = ${mean} then ${SAME} else ${OTHER} end` };
  if (!isCut(at, its)) return { of: x, bin: () => sql`${TOO_SMALL}` };
  return {
    of: sql`((${x} - ${mean}) / ${sd} + ${REACH}) / ${BIN_WIDTH}`,
    bin: (v) => sql`cast(floor(least(greatest(${v}, -1), ${BINS - 2})) as smallint) + 1`,
  };
}

function isCut(at: Spread, its: Column): boolean {
  return !at.constant && at.sd !== 0 && !isBlurred(at, its);
}

/** Of values that differ by so small a part of their size, doubles show the differences only roughly, or not at all. */
const BLURRED = 2 ** -46;

/** Whether doubles lose what tells the column's values apart: whole numbers and decimals of many digits. */
function isBlurred({ sd, largest, constant }: Spread, its: Column): boolean {
  if (constant || !isExact(its) || sd === null || largest === null) return false;
  return largest >= 2 ** 53 && sd < largest * BLURRED;
}

/** Its values may have more digits than doubles hold. */
function isExact({ type }: Column): boolean {
  return /^(U?BIGINT|U?HUGEINT|DECIMAL)/.test(type);
}

function distributionOf(bins: BinSums): Distribution {
  const rowsIn = (bin: number): number => bins.find(([number]) => number === bin)?.[1] ?? 0;
  if (rowsIn(TOO_SMALL) > 0) return null;
  const [same, other] = [rowsIn(SAME), rowsIn(OTHER)];
  return same + other > 0 ? { same, other } : histogramOf(bins);
}

function rounded(x: Row[number] | undefined): number | null {
  return typeof x === 'number' ? significant(x) : null;
}
