// Everything that a report shows of the groups of one column beside its decisions: rates with intervals, raw and shrunk, and what sums them up.
import type { Codes } from '@modelgate/core';
import { differentialFairness, shrinkRates, wilson } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';
import { decisionRates, type DecisionRate } from './decision-rates.ts';
import { inequalityOf, type Inequality } from './inequality.ts';
import { treatmentDifference } from './treatment-equality.ts';

export interface RateFigure {
  readonly x: number;
  readonly n: number;
  /** x / n, 0 … 1, with its Wilson interval. */
  readonly rate: number;
  readonly interval: readonly [low: number, high: number];
  /** Drawn towards the rate that all groups share, as far as so few rows say little: empirical Bayes. */
  readonly shrunk: number;
}

export interface GroupFigure {
  readonly group: string;
  readonly n: number;
  /** Rates that no row of the group counts for are left out. */
  readonly rates: Readonly<Partial<Record<DecisionRate, RateFigure>>>;
}

export interface GroupFigures {
  readonly groups: readonly GroupFigure[];
  /** ε of the decisions, and of the labels: what the model adds is the difference (Foulds et al. 2020). */
  readonly differentialFairness: number;
  readonly differentialFairnessOfLabels: number;
  readonly inequality: Inequality;
  /** Largest less smallest number of false negatives for each false positive. */
  readonly treatmentDifference?: number;
}

/** Rows by group from codes; `positive[i]` and `decided[i]` are 1 or 0. Groups without rows keep their place. */
export function confusionsOf(of: Codes, positive: Uint8Array, decided: Uint8Array): readonly Confusion[] {
  const counts = of.names.map(() => ({ tn: 0, fp: 0, fn: 0, tp: 0 }));
  for (let i = 0; i < decided.length; i++) {
    const group = counts[of.codes[i]!]!;
    if (decided[i]) group[positive[i] ? 'tp' : 'fp']++;
    else group[positive[i] ? 'fn' : 'tn']++;
  }
  return counts;
}

/** Of disjoint groups, named in the order of their counts; those without rows are left out. `level` is two-sided, such as 0.95. */
export function groupFigures(names: readonly string[], counts: readonly Confusion[], level: number): GroupFigures {
  const named = names.map((group, i) => ({ group, count: counts[i]! }));
  const some = named.filter(({ count }) => decisionRates.accuracy(count)[1] > 0);
  const groups = some.map(({ count }) => count);
  const shrunk = Object.fromEntries(rateIds.map((id) => [id, shrunkRates(id, groups)])) as Record<DecisionRate, Shrunk>;
  const treatment = treatmentDifference(groups);
  return {
    groups: some.map(({ group, count }, i) => figureOf(group, count, level, (id) => shrunk[id][i]!)),
    differentialFairness: differentialFairness(groups.map(({ tn, fp, fn, tp }) => [tn + fn, fp + tp])),
    differentialFairnessOfLabels: differentialFairness(groups.map(({ tn, fp, fn, tp }) => [tn + fp, fn + tp])),
    inequality: inequalityOf(groups),
    ...(treatment !== undefined && { treatmentDifference: treatment }),
  };
}

const rateIds = Object.keys(decisionRates) as readonly DecisionRate[];

type Shrunk = readonly number[];

function shrunkRates(id: DecisionRate, groups: readonly Confusion[]): Shrunk {
  const counts = groups.map((group) => {
    const [x, n] = decisionRates[id](group);
    return { x, n };
  });
  return shrinkRates(counts)?.rates ?? [];
}

function figureOf(group: string, count: Confusion, level: number, shrunk: (id: DecisionRate) => number): GroupFigure {
  const known = rateIds.flatMap((id) => {
    const [x, n] = decisionRates[id](count);
    return n === 0 ? [] : [[id, { x, n, rate: x / n, interval: wilson(x, n, level), shrunk: shrunk(id) }] as const];
  });
  return { group, n: decisionRates.accuracy(count)[1], rates: Object.fromEntries(known) };
}
