// Rates of a group's decisions as events of rows, by the ids of the catalogue: what figures, sweeps and tables are made of.
import { rowsIn, selectedIn, type Confusion } from './confusion.ts';

/** Events of rows; the rate is x / n, and has no value for n = 0. */
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
  | 'accuracy';

export const decisionRates: Readonly<Record<DecisionRate, (group: Confusion) => Events>> = {
  'selection-rate': (c) => [selectedIn(c), rowsIn(c)],
  'true-positive-rate': ({ tp, fn }) => [tp, tp + fn],
  'false-negative-rate': ({ tp, fn }) => [fn, tp + fn],
  'false-positive-rate': ({ fp, tn }) => [fp, fp + tn],
  precision: ({ tp, fp }) => [tp, tp + fp],
  'false-discovery-rate': ({ tp, fp }) => [fp, tp + fp],
  'negative-predictive-value': ({ tn, fn }) => [tn, tn + fn],
  'false-omission-rate': ({ tn, fn }) => [fn, tn + fn],
  accuracy: (c) => [c.tp + c.tn, rowsIn(c)],
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

/**
 * The worst of the rates' disparities between groups that have them: the largest difference or the smallest ratio, as fairlearn's
 * `equalized_odds_difference` and `_ratio` have it of two rates. Undefined when fewer than two groups have a rate, or a ratio is of zeros.
 */
export function disparityBetween(
  groups: readonly Confusion[],
  rates: readonly DecisionRate[],
  form: Form,
): number | undefined {
  const gaps = rates.map((id) =>
    gapOf(
      groups.map((group) => rateOf(id, group)).filter((rate) => rate !== undefined),
      form,
    ),
  );
  if (gaps.includes(undefined) || gaps.length === 0) return undefined;
  const known = gaps as number[];
  return form === 'difference' ? Math.max(...known) : Math.min(...known);
}

function gapOf(rates: readonly number[], form: Form): number | undefined {
  if (rates.length < 2) return undefined;
  const [least, most] = [rates.reduce((a, b) => Math.min(a, b)), rates.reduce((a, b) => Math.max(a, b))];
  if (form === 'difference') return most - least;
  return most === 0 ? undefined : least / most;
}
