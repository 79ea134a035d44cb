// Disparities as figures: the largest gap within every set of groups, for both models, with the interval of its pair.
import {
  differenceOf,
  groupsOf,
  measuresOf,
  ratioOf,
  type Disparity,
  type GroupSet,
  type ParityDemand,
  type ParityFacts,
} from '@modelgate/checks';
import { askId, type Ask } from '@modelgate/core';
import type { Estimate, Known } from '@modelgate/stats';

export interface Gap {
  readonly estimate: Known;
  readonly low: string;
  readonly high: string;
}

type Estimates = Readonly<Record<string, Estimate>>;

/** The worst pair among groups with known values; undefined where fewer than two have one, or where all rates of a ratio are 0. */
export function largestGap(
  disparity: Disparity,
  set: GroupSet,
  facts: ParityFacts,
  of: Ask['of'],
  estimates: Estimates,
  demand: Pick<ParityDemand, 'top'>,
): Gap | undefined {
  const gaps = measuresOf(disparity, facts, demand).flatMap(({ metric, params }) => {
    const known = groupsOf(facts, set).flatMap(({ value }) => {
      const estimate = estimates[askId({ metric: metric.id, params, of, slice: { name: set.name, value } })];
      return estimate?.kind === 'known' ? [{ value, estimate }] : [];
    });
    if (known.length < 2) return [];
    // When all values are equal, these are the first and the last, so that the pair has two different groups.
    const [low, high] = [
      known.reduce((a, b) => (b.estimate.value < a.estimate.value ? b : a)),
      known.reduce((a, b) => (b.estimate.value >= a.estimate.value ? b : a)),
    ];
    const pair = { low: low.estimate, high: high.estimate };
    const overlap = { kind: facts.clusters ? 'clusters' : 'none' } as const;
    const estimate = disparity.form === 'difference' ? differenceOf(pair, overlap) : ratioOf(pair, overlap);
    return estimate.kind === 'known' ? [{ estimate, low: low.value, high: high.value }] : [];
  });
  if (gaps.length === 0) return undefined;
  const worse = (a: Gap, b: Gap): boolean =>
    disparity.form === 'difference' ? b.estimate.value > a.estimate.value : b.estimate.value < a.estimate.value;
  return gaps.reduce((a, b) => (worse(a, b) ? b : a));
}
