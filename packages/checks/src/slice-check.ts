// Declared slices: on none of them may a metric lose twice its margin against the baseline.
import {
  askId,
  type Ask,
  type Check,
  type Claim,
  type Decided,
  type FactClaim,
  type EvaluationFacts,
  type Got,
  type Json,
  type Message,
  type ScoreMetric,
} from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import { sliceDemandOf, type SliceDemand } from './demands.ts';
import { changeAsk, withoutBaseline } from './metric-check.ts';
import { sayLimit } from './say.ts';

/** Slices with fewer rows are only listed. */
export const SMALLEST_SLICE = 30;

/** A slice may lose this many times the margin that holds for all rows. */
const SLICE_FACTOR = 2;

export function sliceCheck(catalogue: readonly ScoreMetric[]): Check<EvaluationFacts> {
  const metricOf = (id: string): ScoreMetric => catalogue.find((m) => m.id === id)!;
  return {
    id: 'model/slice',
    version: 1,
    docs: {
      title: 'declared slices',
      what: 'On every value of a declared slice with at least 30 rows, each metric that has a margin may lose at most twice that margin against the baseline. Guarded: it fails only when the loss is proved. Of a binary label both classes need ten rows there, but for the accuracy and other shares of decisions, and for losses on 400 rows or more of one class alone.',
    },
    asks: (json, facts) => {
      const cells = comparable(facts) ? cellsOf(json, facts) : [];
      return { scores: cells.map(({ entry, value }) => askOf(metricOf(entry.metric), entry, json, value)) };
    },
    judge: (got, json) => claimsOf(got, json, metricOf),
    say: (decided, got) => saySlice(decided, got, metricOf),
  };
}

/** The sentences of a claim; without a baseline there is one claim for the whole slice, without a metric. */
function saySlice(decided: Decided, got: Got<EvaluationFacts>, metricOf: (id: string) => ScoreMetric): Message {
  const { claim } = decided;
  if (claim.about['metric'] !== undefined) return sayLimit(metricOf(claim.about['metric']), decided, got);
  const { slice } = sliceDemandOf(decided.demand.params);
  const observed = 'fact' in claim ? claim.reason : '';
  return { subject: `${got.facts.name} by ${slice}`, observed, expected: 'a comparison with the baseline' };
}

function comparable(facts: EvaluationFacts): boolean {
  return facts.baseline.kind === 'other' || facts.baseline.kind === 'identical';
}

type Entry = SliceDemand['metrics'][number];

/** Every judged pair of a slice's value and a metric. */
function cellsOf(json: Json, facts: EvaluationFacts): { entry: Entry; value: string }[] {
  const { slice, metrics } = sliceDemandOf(json);
  const values = (facts.slices[slice] ?? []).filter((v) => v.rows >= SMALLEST_SLICE);
  return values.flatMap(({ value }) => metrics.map((entry) => ({ entry, value })));
}

function askOf(metric: ScoreMetric, entry: Entry, json: Json, value: string): Ask {
  return { ...changeAsk(metric, entry.params, entry.margin), slice: { name: sliceDemandOf(json).slice, value } };
}

function claimsOf(got: Got<EvaluationFacts>, json: Json, metricOf: (id: string) => ScoreMetric): Claim[] {
  const none = withoutBaseline(got.facts);
  const { slice, metrics } = sliceDemandOf(json);
  if (none) return [{ ...none, about: { slice } }];
  if (metrics.length === 0)
    return [{ fact: 'inapplicable', reason: 'no metric of the policy has a margin to guard', about: { slice } }];
  const cells = cellsOf(json, got.facts);
  if (cells.length === 0)
    return [{ fact: 'inapplicable', reason: `no value has ${SMALLEST_SLICE} rows`, about: { slice } }];
  return cells.map(({ entry, value }) => claimOf(got, metricOf(entry.metric), entry, json, value));
}

/**
 * The claim of a slice without an estimate. If its rows cannot give one for either model (they have one class only), or too few for a change,
 * that is proven, and the slice is listed. If only the candidate has none (it predicts no positive there), the result is unknown.
 */
function withoutEstimate(
  got: Got<EvaluationFacts>,
  { metric, params }: Entry,
  ask: Ask,
  reason: string,
): Pick<FactClaim, 'fact' | 'reason'> {
  const of = (role: 'candidate' | 'baseline'): Estimate =>
    got.estimate({ metric, params, of: role, ...(ask.slice && { slice: ask.slice }) });
  const lost = of('candidate').kind === 'unknown' && of('baseline').kind === 'known';
  return { fact: lost ? 'unknown' : 'inapplicable', reason };
}

/** The facet of a slice; a slice with the name of a facet that every claim has gets a prefix. */
function facetOf(slice: string): string {
  return ['metric', 'of', 'slice'].includes(slice) ? `slice ${slice}` : slice;
}

function claimOf(got: Got<EvaluationFacts>, metric: ScoreMetric, entry: Entry, json: Json, value: string): Claim {
  const ask = askOf(metric, entry, json, value);
  const about = { metric: metric.id, of: 'change', [facetOf(sliceDemandOf(json).slice)]: value };
  const of = got.estimate(ask);
  if (of.kind === 'unknown') return { ...withoutEstimate(got, entry, ask, of.reason), about };
  const by = SLICE_FACTOR * entry.margin.by;
  const higher = metric.better === 'higher';
  return {
    must: higher ? 'min' : 'max',
    limit: higher ? -by : by,
    of,
    estimate: askId(ask),
    about,
    role: 'slice',
    burden: 'guard',
  };
}
