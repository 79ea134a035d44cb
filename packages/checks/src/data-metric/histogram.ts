// A column's distribution in bins that are fixed by a reference: about its mean, in units of its standard deviation.
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

/** Mean, deviation and largest absolute value of a reference; without finite values all are null. */
export type Spread = {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly largest: number | null;
  readonly constant: boolean;
};

/**
 * The histogram. Where all values of the reference are equal: how many rows have that value, and how many another one. null where the
 * reference's values differ by so little that the squares of the differences underflow.
 */
export type Distribution = Histogram | { readonly same: number; readonly other: number } | null;

/** State: mean and standard deviation (ddof 0) of the finite values. They can only be measured on a whole table. */
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

/** SQL for whether all values are equal; exact for whole numbers and decimals, even if they do not fit into doubles. */
export function oneValue(its: Column): Sql {
  const x = isExact(its) ? sql`${id(its.name)}` : finite(its.name);
  return sql`min(${x}) = max(${x})`;
}

export function largestOf(min: Row[number] | undefined, max: Row[number] | undefined): number | null {
  return typeof min === 'number' && typeof max === 'number' ? Math.max(Math.abs(min), Math.abs(max)) : null;
}

/** State: rows of each bin and their steps, about the spread of the reference that `at` measures. */
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
    column,
    of: (given) => binsOf(column, given.needs.at, given.column(column)),
    merge: mergeBinSums,
    finish: distributionOf,
  };
}

/**
 * Numbers in place of bins: for rows with the single value of the reference, for rows
 * with another one, and where squares of differences underflow.
 */
export const SAME = -1;
export const OTHER = -2;
const TOO_SMALL = -3;

function binsOf(column: string, at: Spread, its: Column): BinsOf {
  const { of, bin } = cutOf(column, at, its);
  const inner = BINS - 2;
  const step = sql`case when v < 0 then least(floor(-v), ${FARTHEST}) when v >= ${inner} then least(floor(v - ${inner}), ${FARTHEST}) else floor((v - floor(v)) * ${STEPS}) end`;
  return { of, bin: bin(sql`v`), step: isCut(at, its) ? step : sql`0` };
}

/** SQL for the number of a row's bin; NULL where it has no finite value. */
export function binOf(at: Spread, its: Column): Sql {
  const { of, bin } = cutOf(its.name, at, its);
  return sql`case when ${finite(its.name)} is not null then ${bin(of)} end`;
}

/** SQL for the number that is put into bins, and for the bin of such a number. */
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

/** When values differ by a smaller part of their size than this, doubles show the differences only roughly, or not at all. */
const BLURRED = 2 ** -46;

/** Whether doubles lose the differences of the column's values, as with whole numbers and decimals of many digits. */
function isBlurred({ sd, largest, constant }: Spread, its: Column): boolean {
  if (constant || !isExact(its) || sd === null || largest === null) return false;
  return largest >= 2 ** 53 && sd < largest * BLURRED;
}

/** Whether its values may have more digits than doubles hold. */
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
