// Which groups are compared: every ordered pair once, with the group first that the limit protects.
import { paramsOf, type Ask, type Got, type MetricParams, type ScoreMetric } from '@modelgate/core';
import type { Estimate, Known } from '@modelgate/stats';
import type { Disparity } from './disparities.ts';
import { groupsOf, referenceOf, type GroupSet, type ParityDemand, type ParityFacts } from './groups.ts';
import type { Overlap, Pair } from './pair-estimate.ts';

/** All rows of the set, as the opponent of a group. */
const OVERALL = undefined;

/** A metric of a disparity; for one class where there are several. */
export interface Measure {
  readonly metric: ScoreMetric;
  readonly params: MetricParams;
}

/** A disparity's metrics with the demand's parameters; with more than two classes, one for each class against the rest. */
export function measuresOf(
  { of }: Disparity,
  { task, classes }: Pick<ParityFacts, 'task' | 'classes'>,
  { top }: Pick<ParityDemand, 'top'>,
): readonly Measure[] {
  return of.flatMap((metric): Measure[] => {
    if (task !== 'multiclass' || metric.sees !== 'decision' || metric.id === 'accuracy')
      return [{ metric, params: paramsOf(metric, top === undefined ? {} : { top }) }];
    return classes.map((_, code) => ({ metric, params: { class: code } }));
  });
}

/** Which of several measures a claim is about: 'true positive rate', 'true positive rate of x'; undefined where there is only one. */
export function measureInWords(
  disparity: Disparity,
  { metric, params }: Measure,
  { classes }: Pick<ParityFacts, 'classes'>,
): string | undefined {
  const code = params['class'];
  if (code !== undefined) return `${metric.title} of ${classes[code] ?? code}`;
  return disparity.of.length > 1 ? metric.title : undefined;
}

export function askOf({ metric, params }: Measure, of: Ask['of'], set: GroupSet, group: string | undefined): Ask {
  return { metric: metric.id, params, of, ...(group !== undefined && { slice: { name: set.name, value: group } }) };
}

/** The opponents of a group. A reference group is compared with every other one, so that it must not be worse off either. */
export function opponentsOf(facts: ParityFacts, set: GroupSet, group: string): readonly (string | undefined)[] {
  if (facts.compare.with === 'to-overall') return [OVERALL];
  const others = groupsOf(facts, set).flatMap(({ value }) => (value === group ? [] : [value]));
  const reference = referenceOf(set, facts.compare);
  return reference === undefined || reference === group ? others : others.filter((other) => other === reference);
}

/** Two estimates in the order of the gap: where a rate should be high, the protected group is the lower one. */
export function pairOf(metric: ScoreMetric, group: Known, other: Known): Pair {
  return metric.better === 'higher' ? { low: group, high: other } : { low: other, high: group };
}

export function overlapOf(
  facts: ParityFacts,
  metric: ScoreMetric,
  group: Known,
  other: Known,
  opponent: string | undefined,
): Overlap {
  // The rest may have rows of the same clusters: the bound a + b holds for a part and its whole too.
  if (facts.clusters) return { kind: 'clusters' };
  if (opponent !== OVERALL) return { kind: 'none' };
  return { kind: 'part', share: Math.min(1, group.n / other.n), part: metric.better === 'higher' ? 'low' : 'high' };
}

export function estimateOf(
  got: Got<ParityFacts>,
  measure: Measure,
  of: Ask['of'],
  set: GroupSet,
  group: string | undefined,
): Estimate {
  return got.estimate(askOf(measure, of, set, group));
}
