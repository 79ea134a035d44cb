// The table of an audit by New York City's Local Law 144: selection or scoring rates by category, and impact ratios.
import type { ImpactRow, ImpactTable } from '@modelgate/core';
import { argsort, fisherExact, koopman, twoProportionZ, wilson } from '@modelgate/stats';

export interface ImpactOptions {
  readonly of: ImpactTable['of'];
  /** Two-sided, such as 0.95. */
  readonly level: number;
  /** The name of the unknown category. */
  readonly unknown: string;
  /**
   * Categories with a smaller share of the known rows are left out of the ratios; 0: none. The rules allow that below 0.02, if the auditor
   * justifies it and states the category's rows and rate.
   */
  readonly smallest: number;
}

/** Rows of a category, and those of them that are selected or score above the median. */
export interface Category {
  readonly category: string;
  readonly n: number;
  readonly selected: number;
}

/**
 * Sources: Rules of the City of New York, title 6, § 5-300 (impact ratio: a category's rate over that of the most selected, or highest
 * scoring, one; scoring rate: the share above the sample's median), § 5-301(b) for selection and (c) for scores (the median of the full
 * sample; sex, race or ethnicity and their intersections each by itself; how many are of an unknown category), (d) for categories below
 * 2 % of the data; 29 CFR § 1607.4(D) and the Questions and Answers of 2 March 1979 in Federal Register 44, no. 43 (statistical significance
 * beside the four-fifths rule).
 */
export function impactTable(by: string, categories: readonly Category[], options: ImpactOptions): ImpactTable {
  const known = categories.filter(({ category, n }) => n > 0 && category !== options.unknown);
  const sum = (of: readonly Category[]): number => of.reduce((total, { n }) => total + n, 0);
  const rows = sum(known);
  const highest = highestOf(known.filter(({ n }) => n >= options.smallest * rows));
  return {
    by,
    of: options.of,
    rows: known.map((count) => rowOf(count, rows, highest, options)),
    unknown: sum(categories) - rows,
    ...(highest && { highest: highest.category }),
  };
}

/** Which rows score above the median of all rows: the mean of the middle two of an even number. `order` sorts the scores ascending. */
export function aboveMedian(scores: Float32Array | Float64Array, order: Uint32Array = argsort(scores)): Uint8Array {
  const at = (i: number): number => scores[order[i]!]!;
  const median = (at(Math.floor((scores.length - 1) / 2)) + at(Math.floor(scores.length / 2))) / 2;
  const out = new Uint8Array(scores.length);
  for (let i = 0; i < out.length; i++) out[i] = scores[i]! > median ? 1 : 0;
  return out;
}

function highestOf(counts: readonly Category[]): Category | undefined {
  const rate = ({ n, selected }: Category): number => selected / n;
  const best = counts.toSorted((a, b) => rate(b) - rate(a))[0];
  return best && best.selected > 0 ? best : undefined;
}

function rowOf(
  count: Category,
  all: number,
  highest: Category | undefined,
  { level, smallest }: ImpactOptions,
): ImpactRow {
  const { category, n, selected } = count;
  const leftOut = n < smallest * all;
  return {
    category,
    n,
    share: n / all,
    selected,
    rate: selected / n,
    rateInterval: wilson(selected, n, level),
    ...(highest && !leftOut && comparedWith(count, highest, level)),
    leftOut,
  };
}

function comparedWith(count: Category, highest: Category, level: number): Partial<ImpactRow> {
  if (count === highest) return { ratio: 1 };
  const both = [count.selected, count.n, highest.selected, highest.n] as const;
  return {
    ratio: count.selected / count.n / (highest.selected / highest.n),
    ratioInterval: koopman(...both, level),
    fisher: fisherExact(...both),
    z: twoProportionZ(...both),
  };
}
