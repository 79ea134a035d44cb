// The sentences about a metric's limit: what was found, what was expected, the comparison with the baseline, and what to do.
import {
  countText,
  plural,
  figureText,
  pointsText,
  ratioText,
  relativeText,
  tooFewToProve,
  type Decided,
  type EvaluationFacts,
  type Got,
  type Message,
  type ScoreMetric,
} from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';
import { metricDemandOf } from './demands.ts';

/** Values of a metric on its own scale: indices and losses with three decimals, a label's unit with three digits. */
export function valueOf(metric: ScoreMetric, x: number): string {
  return metric.scale === 'label' ? figureText(x) : ratioText(x);
}

/** A change: points for rates, percent for relative ones, the label's unit otherwise. */
export function changeOf(metric: ScoreMetric, is: 'difference' | 'relative', x: number): string {
  if (is === 'relative') return relativeText(x);
  if (metric.margin === 'points') return pointsText(x);
  return `${x < 0 ? '' : '+'}${valueOf(metric, x)}`;
}

export function sayLimit(metric: ScoreMetric, decided: Decided, got: Got<EvaluationFacts>): Message {
  const subject = `${metric.title} of ${got.facts.name}${sliceOf(decided)}`;
  const { claim } = decided;
  if ('fact' in claim) return { subject, observed: claim.reason, expected: 'a comparison with the baseline' };
  const isChange = claim.about['of'] === 'change';
  const expected = isChange ? expectedChange(metric, decided) : expectedValue(metric, decided);
  if (claim.of.kind === 'unknown') return { subject, observed: `unknown: ${claim.of.reason}`, expected };
  const observed = isChange
    ? observedChange(metric, decided, claim.of, got.facts)
    : observedValue(metric, decided, claim.of, got.facts);
  return { subject, observed, expected, ...against(metric, decided, got), ...remedyOf(metric, decided, got.facts) };
}

/** ' for sex = Female', '' for all rows. */
function sliceOf(decided: Decided): string {
  const { metric: _metric, of: _of, ...slice } = decided.claim.about;
  const parts = Object.entries(slice).map(([name, value]) => `${name} = ${value}`);
  return parts.length > 0 ? ` for ${parts.join(', ')}` : '';
}

type KnownEstimate = Extract<Estimate, { kind: 'known' }>;

function observedValue(metric: ScoreMetric, decided: Decided, of: KnownEstimate, facts: EvaluationFacts): string {
  return `${valueInWords(metric, of, decided.confidence)}, n = ${unitsText(of.n, facts)}`;
}

function observedChange(metric: ScoreMetric, decided: Decided, of: KnownEstimate, facts: EvaluationFacts): string {
  return `${changeInWords(metric, of, changeKind(decided), decided.confidence)}, n = ${unitsText(of.n, facts)}`;
}

/** The number of rows that an estimate rests on; clusters are named as such. */
export function unitsText(n: number, { clusters }: Pick<EvaluationFacts, 'clusters'>): string {
  return clusters ? plural(n, 'cluster') : countText(n);
}

function changeKind(decided: Decided): 'difference' | 'relative' {
  return 'estimate' in decided.claim && decided.claim.estimate.includes('/relative-change') ? 'relative' : 'difference';
}

/** ', better' when the whole interval is better than no change, ', worse' when it is worse. */
function direction(metric: ScoreMetric, [low, high]: readonly [number, number]): string {
  if (low <= 0 && high >= 0) return '';
  return low > 0 === (metric.better === 'higher') ? ', better' : ', worse';
}

function expectedValue(metric: ScoreMetric, { claim }: Decided): string {
  if (!('must' in claim)) return '';
  return `at ${claim.must === 'min' ? 'least' : 'most'} ${valueOf(metric, claim.limit)}`;
}

function expectedChange(metric: ScoreMetric, decided: Decided): string {
  const { claim } = decided;
  if (!('must' in claim)) return '';
  const is = changeKind(decided);
  const by = (limit: number): string => changeOf(metric, is, Math.abs(limit)).replace('+', '');
  const proof =
    claim.proof !== undefined && Math.abs(claim.proof) > Math.abs(claim.limit)
      ? `, proved within ${by(claim.proof)}`
      : '';
  return `not worse than the baseline by more than ${by(claim.limit)}${proof}`;
}

/** A floor's finding also says where the metric stands against the baseline. */
function against(metric: ScoreMetric, { claim, demand }: Decided, got: Got<EvaluationFacts>): { change?: string } {
  if (!('must' in claim) || claim.about['of'] !== 'candidate' || got.facts.baseline.kind !== 'other') return {};
  const base = got.estimate({
    metric: metric.id,
    params: metricDemandOf(demand.params).params,
    of: 'baseline',
  });
  return base.kind === 'known' ? { change: `baseline ${valueOf(metric, base.value)}` } : {};
}

function remedyOf(metric: ScoreMetric, decided: Decided, facts: EvaluationFacts): { remedy?: string } {
  const { outcome, claim, rowsToSettle } = decided;
  if (outcome === 'inconclusive' && rowsToSettle !== undefined)
    return {
      remedy: `about ${moreRows(claim, rowsToSettle, facts)} would settle it if the figures stay the same${whyTooFew(claim, facts)}${whyNotRefuted(decided)}`,
    };
  if (outcome === 'inconclusive') return { remedy: neverSettled(claim) + whyNotRefuted(decided) };
  // For slices the remedy is the same as for all rows, where it is already given.
  if (outcome !== 'fail' || ('must' in claim && claim.role !== 'overall')) return {};
  const isChange = claim.about['of'] === 'change';
  return {
    remedy: isChange
      ? 'keep the baseline, or find the rows that the candidate loses'
      : `improve ${metric.title}; a looser limit is a change of the policy, under review`,
  };
}

/** ': nothing is proved by fewer than 20 rows …' where the interval may lie within the limit and proves nothing all the same. */
function whyTooFew(claim: Decided['claim'], { clusters }: EvaluationFacts): string {
  if (!('must' in claim) || claim.of.kind === 'unknown' || claim.burden !== 'prove') return '';
  const why = tooFewToProve(claim.of, clusters ? 'clusters' : 'rows');
  return why === undefined ? '' : `: ${why}`;
}

/** Why a limit that the shown interval leaves out has not failed. */
function whyNotRefuted({ claim, confidence, interval: ends, p }: Decided): string {
  if (!('must' in claim) || !ends || !p || claim.of.kind === 'unknown') return '';
  if (claim.must === 'min' ? ends[1] >= claim.limit : ends[0] <= claim.limit) return '';
  const [alone, level] = [p.fail.toPrecision(2), (1 - confidence) / 2];
  if (p.fail > level && claim.of.law.law === 'binomial')
    return `; the interval leaves the limit out, but by exact probabilities such counts are no rarity at it (p = ${alone})`;
  if (p.fail > level) return '; the interval leaves the limit out, but too few rows make it up to refute it';
  return `; the interval alone leaves the limit out, but not among all limits that were tested together (p = ${alone}, adjusted ${p.adjusted.toPrecision(2)})`;
}

/** Of a recall only positive rows count: as many more of them come with as many more of all rows. */
function moreRows(claim: Decided['claim'], enough: number, { clusters, rows }: EvaluationFacts): string {
  const counted = 'must' in claim && claim.role === 'overall' && !clusters ? claim.of.n : rows;
  if (!(counted > 0 && counted < rows)) return `${plural(enough, clusters ? 'cluster' : 'row')} in all`;
  return `${plural(Math.ceil((enough * rows) / counted), 'row')} in all, ${countText(enough)} of which count for it,`;
}

/** Why more rows would not help an estimate that stays where it is. */
export function neverSettled(claim: Decided['claim']): string {
  const isOn = 'must' in claim && claim.of.kind === 'known' && claim.of.value === (claim.proof ?? claim.limit);
  return isOn
    ? 'the estimate lies exactly on the limit: no number of rows settles this if it stays'
    : 'the estimate lies beyond the limit, though not beyond chance: no number of rows makes this pass if it stays';
}

/** '0.877 (0.872 – 0.882)', or why it is unknown. */
export function valueInWords(metric: ScoreMetric, estimate: Estimate, level: number): string {
  if (estimate.kind === 'unknown') return `unknown: ${estimate.reason}`;
  const [low, high] = interval(estimate, level);
  return `${valueOf(metric, estimate.value)} (${valueOf(metric, low)} – ${valueOf(metric, high)})`;
}

/** '+0.5 pt (+0.2 … +0.9), better', or why it is unknown. */
export function changeInWords(
  metric: ScoreMetric,
  estimate: Estimate,
  is: 'difference' | 'relative',
  level: number,
): string {
  if (estimate.kind === 'unknown') return `unknown: ${estimate.reason}`;
  if (estimate.law.law === 'exact') return 'no change: the same model';
  const range = interval(estimate, level);
  const [low, high] = range.map((x) => changeOf(metric, is, x).replace(/ (pt|%)$/, ''));
  return `${changeOf(metric, is, estimate.value)} (${low} … ${high})${direction(metric, range)}`;
}
