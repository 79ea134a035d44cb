// A rounded mean and deviation of a column, measured file by file, which stay the same when a few rows change.
import { metricId, numericKinds, sql, type Row, type Scan } from '@modelgate/core';
import { finite, TOO_LARGE } from './finite.ts';
import { largestOf, oneValue, type Spread } from './histogram.ts';

/** Moments of the finite values: their number, mean, and sum of squares about it; without values all but `rows` are null. */
type Moments = {
  readonly rows: number;
  readonly mean: number | null;
  readonly squares: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Whether all values are equal. */
  readonly one: boolean | null;
};

/** Standard deviations are rounded down to a grid with this many steps for each doubling, means to this fraction of the rounded deviation. */
const STEPS_OF_A_DOUBLING = 4;
const PARTS = 2;

/**
 * State: moments. Gives a mean and a standard deviation near those of the finite values, about which histograms of single files are made:
 * kept histograms stay usable when one of many files has changed.
 */
export function roughSpread(on: string, column: string): Scan<Spread, Moments> {
  const x = finite(column);
  return {
    id: metricId('rough-spread', on, column),
    version: 1,
    on,
    reads: [{ column, as: numericKinds }],
    fault: TOO_LARGE,
    from: 'scan',
    select: (given) => [
      sql`count(${x})`,
      sql`avg(${x})`,
      sql`var_pop(${x})`,
      sql`min(${x})`,
      sql`max(${x})`,
      oneValue(given.column(column)),
    ],
    read: ([rows, mean, variance, min, max, one]: Row) => ({
      rows: rows as number,
      mean: mean as number | null,
      squares: variance === null ? null : (rows as number) * (variance as number),
      min: min as number | null,
      max: max as number | null,
      one: one as boolean | null,
    }),
    merge: together,
    finish: spreadOf,
  };
}

/** Merges moments: T. F. Chan, G. H. Golub, R. J. LeVeque, COMPSTAT (1982) 30–41. */
function together(a: Moments, b: Moments): Moments {
  if (a.rows === 0 || b.rows === 0) return a.rows === 0 ? b : a;
  const rows = a.rows + b.rows;
  const by = b.mean! - a.mean!;
  return {
    rows,
    mean: a.mean! + (by * b.rows) / rows,
    squares: a.squares! + b.squares! + (by * by * a.rows * b.rows) / rows,
    min: Math.min(a.min!, b.min!),
    max: Math.max(a.max!, b.max!),
    one: a.one! && b.one! && a.min === b.min,
  };
}

function spreadOf({ rows, mean, squares, min, max, one }: Moments): Spread {
  const largest = largestOf(min, max);
  if (rows === 0) return { mean: null, sd: null, largest, constant: false };
  if (one) return { mean: min, sd: 0, largest, constant: true };
  const sd = Math.sqrt(squares! / rows);
  const rough = 2 ** (Math.floor(STEPS_OF_A_DOUBLING * Math.log2(sd)) / STEPS_OF_A_DOUBLING);
  const near = (Math.round((mean! * PARTS) / rough) * rough) / PARTS;
  const usable = Number.isFinite(near) && rough > 0;
  return { mean: usable ? near : mean, sd: usable ? rough : 0, largest, constant: false };
}
