// A metric's check: a floor, and a margin against the baseline. There is one for every metric of the catalogue.
import {
  askId,
  type Ask,
  type Check,
  type Claim,
  type EvaluationFacts,
  type Got,
  type Margin,
  type MetricParams,
  type ScoreMetric,
} from '@modelgate/core';
import { metricDemandOf, type MetricDemand } from './demands.ts';
import { proofMargin } from './proof-margin.ts';
import { sayLimit } from './say.ts';

export function metricCheck(metric: ScoreMetric): Check<EvaluationFacts> {
  return {
    id: `model/${metric.id}`,
    version: metric.version,
    docs: { title: metric.title, what: metric.docs },
    asks: (json) => ({ scores: asksOf(metric, metricDemandOf(json)) }),
    judge: (got, json) => [
      ...floorClaims(metric, metricDemandOf(json), got),
      ...marginClaims(metric, metricDemandOf(json), got),
    ],
    say: (decided, got) => sayLimit(metric, decided, got),
  };
}

/** The estimate that a margin is judged on. */
export function changeAsk(metric: ScoreMetric, params: MetricParams, margin: Margin): Ask {
  return { metric: metric.id, params, of: margin.is === 'relative' ? 'relative-change' : 'change' };
}

function asksOf(metric: ScoreMetric, { params, limit, margin }: MetricDemand): Ask[] {
  const floor: Ask[] = limit === undefined ? [] : [{ metric: metric.id, params, of: 'candidate' }];
  return margin ? [...floor, changeAsk(metric, params, margin)] : floor;
}

function floorClaims(
  metric: ScoreMetric,
  { params, limit, primary }: MetricDemand,
  got: Got<EvaluationFacts>,
): Claim[] {
  if (limit === undefined) return [];
  const ask: Ask = { metric: metric.id, params, of: 'candidate' };
  return [
    {
      must: metric.better === 'higher' ? 'min' : 'max',
      limit,
      of: got.estimate(ask),
      estimate: askId(ask),
      about: { metric: metric.id, of: 'candidate' },
      role: 'overall',
      burden: primary ? 'prove' : 'lean',
    },
  ];
}

function marginClaims(
  metric: ScoreMetric,
  { params, margin, primary }: MetricDemand,
  got: Got<EvaluationFacts>,
): Claim[] {
  if (!margin) return [];
  const about = { metric: metric.id, of: 'change' };
  const none = withoutBaseline(got.facts);
  if (none) return [{ ...none, about }];
  const ask = changeAsk(metric, params, margin);
  const of = got.estimate(ask);
  const worse = (by: number): number => (metric.better === 'higher' ? -by : by);
  return [
    {
      must: metric.better === 'higher' ? 'min' : 'max',
      limit: worse(margin.by),
      ...(primary && { proof: worse(proofMargin(margin, of.n)) }),
      of,
      estimate: askId(ask),
      about,
      role: 'overall',
      burden: primary ? 'prove' : 'lean',
    },
  ];
}

/** The fact in place of a comparison when there is no baseline: inapplicable if that is proven, else unknown. */
export function withoutBaseline(
  facts: EvaluationFacts,
): { fact: 'inapplicable' | 'unknown'; reason: string } | undefined {
  const { baseline } = facts;
  if (baseline.kind === 'none') return { fact: 'inapplicable', reason: baseline.reason };
  if (baseline.kind === 'unreadable') return { fact: 'unknown', reason: baseline.reason };
  return undefined;
}
