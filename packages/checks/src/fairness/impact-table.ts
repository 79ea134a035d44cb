// The table of an audit by New York City's Local Law 144: selection or scoring rates by category, and impact ratios.
import type { Codes, ImpactRow, ImpactTable } from '@modelgate/core';
import { argsort, fisherExact, koopman, twoProportionZ, wilson } from '@modelgate/stats';

export interface ImpactOptions {
  readonly of: ImpactTable['of'];
  /** Two-sided, such as 0.95. */
  readonly level: number;
  /** Names that stand for an unknown category. */
  readonly unknown: ReadonlySet<string>;
  /** Categories with a smaller share of the known rows are left out of the ratios; the law lets an auditor do so below 0.02. 0: none. */
  readonly smallest: number;
}

/**
 * `selected[i]` is 1 or 0. Sources: Rules of the City of New York, title 6, § 5-300 and § 5-301 (rates, ratios, intersections, unknown
 * categories, the 2 % rule); 29 CFR § 1607.4(D) and its Questions and Answers (significance beside the four-fifths rule).
 */
export function impactTable(by: string, of: Codes, selected: Uint8Array, options: ImpactOptions): ImpactTable {
  const counts = of.names.map((category) => ({ category, n: 0, selected: 0 }));
  for (let i = 0; i < selected.length; i++) {
    const count = counts[of.codes[i]!]!;
    count.n++;
    count.selected += selected[i]!;
  }
  const known = counts.filter(({ category, n }) => n > 0 && !options.unknown.has(category));
  const rows = known.reduce((sum, { n }) => sum + n, 0);
  const highest = highestOf(known.filter(({ n }) => n >= options.smallest * rows));
  return {
    by,
    of: options.of,
    rows: known.map((count) => rowOf(count, rows, highest, options)),
    unknown: selected.length - rows,
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

interface Count {
  readonly category: string;
  readonly n: number;
  readonly selected: number;
}

function highestOf(counts: readonly Count[]): Count | undefined {
  const rate = ({ n, selected }: Count): number => selected / n;
  const best = counts.toSorted((a, b) => rate(b) - rate(a))[0];
  return best && best.selected > 0 ? best : undefined;
}

function rowOf(count: Count, all: number, highest: Count | undefined, { level, smallest }: ImpactOptions): ImpactRow {
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

function comparedWith(count: Count, highest: Count, level: number): Partial<ImpactRow> {
  if (count === highest) return { ratio: 1 };
  const both = [count.selected, count.n, highest.selected, highest.n] as const;
  return {
    ratio: count.selected / count.n / (highest.selected / highest.n),
    ratioInterval: koopman(...both, level),
    fisher: fisherExact(...both),
    z: twoProportionZ(...both),
  };
}
