// Rates of a group's decisions as events among rows, by the ids of the catalogue; figures, sweeps and tables are made of them.
import { rowsIn, selectedIn, together, type Confusion } from './confusion.ts';

/** x events among n rows; the rate is x / n, and undefined for n = 0. */
export type Events = readonly [x: number, n: number];

export type DecisionRate =
  | 'selection-rate'
  | 'true-positive-rate'
  | 'false-negative-rate'
  | 'false-positive-rate'
  | 'precision'
  | 'false-discovery-rate'
  | 'negative-predictive-value'
  | 'false-omission-rate'
  | 'accuracy'
  | 'false-negatives-of-errors';

const decisionRates: Readonly<Record<DecisionRate, (group: Confusion) => Events>> = {
  'selection-rate': (c) => [selectedIn(c), rowsIn(c)],
  'true-positive-rate': ({ tp, fn }) => [tp, tp + fn],
  'false-negative-rate': ({ tp, fn }) => [fn, tp + fn],
  'false-positive-rate': ({ fp, tn }) => [fp, fp + tn],
  precision: ({ tp, fp }) => [tp, tp + fp],
  'false-discovery-rate': ({ tp, fp }) => [fp, tp + fp],
  'negative-predictive-value': ({ tn, fn }) => [tn, tn + fn],
  'false-omission-rate': ({ tn, fn }) => [fn, tn + fn],
  accuracy: (c) => [c.tp + c.tn, rowsIn(c)],
  'false-negatives-of-errors': ({ fp, fn }) => [fn, fn + fp],
};

export function isDecisionRate(id: string): id is DecisionRate {
  return Object.hasOwn(decisionRates, id);
}

/** 0 … 1; undefined where no row counts for it. */
export function rateOf(id: DecisionRate, group: Confusion): number | undefined {
  const [x, n] = decisionRates[id](group);
  return n === 0 ? undefined : x / n;
}

/** How groups are compared: the largest rate less the smallest, or the smallest over the largest. */
export type Form = 'difference' | 'ratio';

/** What the groups are compared with: each other, all rows, or one of them by its index. */
export type Against = 'between-groups' | 'to-overall' | { readonly reference: number };

/**
 * The worst disparity of the rates. Between groups: the largest difference or the smallest ratio, as fairlearn's `equalized_odds_difference`
 * and `_ratio` define it for two rates. To all rows or to one group: the largest distance or the smallest ratio, in either direction. Groups in
 * which fewer than `fewest` rows count for a rate are left out. Undefined where nothing is left to compare, and for a ratio of zeros.
 */
export function disparityBetween(
  groups: readonly Confusion[],
  rates: readonly DecisionRate[],
  form: Form,
  against: Against = 'between-groups',
  fewest: number = 1,
): number | undefined {
  const gaps = rates.map((id) => gapOf(id, groups, form, against, fewest));
  if (gaps.includes(undefined) || gaps.length === 0) return undefined;
  const known = gaps as number[];
  return form === 'difference' ? Math.max(...known) : Math.min(...known);
}

function gapOf(
  id: DecisionRate,
  groups: readonly Confusion[],
  form: Form,
  against: Against,
  fewest: number,
): number | undefined {
  let [count, least, most] = [0, 1, 0];
  for (const group of groups) {
    const [x, n] = decisionRates[id](group);
    if (n < Math.max(1, fewest)) continue;
    count++;
    least = Math.min(least, x / n);
    most = Math.max(most, x / n);
  }
  if (against === 'between-groups') return count < 2 ? undefined : compared(least, most, form);
  const anchor = rateOf(id, against === 'to-overall' ? together(groups) : groups[against.reference]!);
  if (anchor === undefined || count === 0) return undefined;
  return compared(Math.min(least, anchor), anchor, form, compared(anchor, Math.max(most, anchor), form));
}

/** The disparity of two rates in order, or `other` if that is worse. */
function compared(low: number, high: number, form: Form, other?: number): number | undefined {
  if (form === 'difference') return Math.max(high - low, other ?? 0);
  return high === 0 ? undefined : Math.min(low / high, other ?? 1);
}
