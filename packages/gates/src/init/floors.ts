// Limits from the model's figures of today: a floor for the first metric, a margin for each.
import { metrics as catalogue } from '@modelgate/checks';
import {
  askId,
  countText,
  figureText,
  paramsOf,
  ratioText,
  tooFewToProve,
  type Ports,
  type ScoreMetric,
  type YamlLine,
} from '@modelgate/core';
import { interval, type Estimate, type Known } from '@modelgate/stats';
import { measureEvaluation, type Evaluation } from '../evaluate-model/measure.ts';
import type { PlanRequest } from '../evaluate-model/find-inputs.ts';
import { planEvaluation } from '../evaluate-model/plan.ts';
import type { Floors } from './lines.ts';
import { doubtOf } from './model-doubt.ts';

/** The lines of `metrics:`, from what evaluate-model measures. */
export async function floorsOf(request: Pick<PlanRequest, 'policy' | 'plan'>, ports: Ports): Promise<Floors> {
  const plan = await planEvaluation({ ...request, from: 'head' }, ports);
  const evaluation = await measureEvaluation(plan, plan.demands, ports);
  const chosen = provableFirst(plan.task.defaultMetrics.map(metricOf), evaluation);
  const lines = chosen.flatMap((metric, i) => lineOf(metric, valueIn(evaluation, metric), i === 0) ?? []);
  const brier = metricOf('brier');
  const second =
    lines.length < 2 && brier.tasks.includes(plan.task.id)
      ? lineOf(brier, valueIn(evaluation, brier), false)
      : undefined;
  const doubt = doubtOf(plan.frozen.label, (id) => valueIn(evaluation, metricOf(id)));
  return { metrics: second ? [...lines, second] : lines, ...(doubt !== undefined && { doubt }) };
}

/** The first metric gets the floor, and must prove it: not one that so few rows make up that they prove nothing, if another is known better. */
function provableFirst(metrics: readonly ScoreMetric[], evaluation: Evaluation): readonly ScoreMetric[] {
  const provable = metrics.find((metric) => {
    const estimate = valueIn(evaluation, metric);
    return estimate?.kind === 'known' && tooFewToProve(estimate) === undefined;
  });
  return provable === undefined ? metrics : [provable, ...metrics.filter((metric) => metric !== provable)];
}

function metricOf(id: string): ScoreMetric {
  return catalogue.find((metric) => metric.id === id)!;
}

function valueIn({ measurements }: Evaluation, metric: ScoreMetric): Estimate | undefined {
  return measurements.estimates[askId({ metric: metric.id, params: paramsOf(metric), of: 'candidate' })];
}

/** A metric's line. The first one has a floor beside its margin, since without a baseline margins judge nothing. */
function lineOf(metric: ScoreMetric, estimate: Estimate | undefined, first: boolean): YamlLine | undefined {
  if (estimate?.kind !== 'known') return undefined;
  const { value, n } = estimate;
  const measured = `${metric.scale === 'ratio' ? ratioText(value) : figureText(value)} on ${countText(n)} rows`;
  const limit = first ? limitOf(metric, estimate) : {};
  const margin = metric.margin === 'relative' ? '5%' : '1pt';
  const lacking = tooFewToProve(estimate);
  const proved =
    lacking === undefined ? 'a limit that such a sample can prove' : `not proved by this sample: ${lacking}`;
  const limited = Object.keys(limit).length > 0 ? proved : 'against the baseline';
  return { key: metric.id, value: { ...limit, margin }, comment: `${measured}; ${limited}` };
}

function limitOf(metric: ScoreMetric, estimate: Known): { readonly min: number } | { readonly max: number } | object {
  if (metric.better === 'lower') {
    const max = ceilingOf(estimate);
    return max > 0 && Number.isFinite(max) ? { max } : {};
  }
  const min = floorOf(estimate.value, estimate.n);
  return min > 0 ? { min } : {};
}

/**
 * The floor for a rate p over n rows: p − max(3 pt, 1 pt + 2.5·√(p(1 − p)/n)), which an equally good model proves four times out of five;
 * rounded down to 0.001.
 */
export function floorOf(p: number, n: number): number {
  const room = Math.max(0.03, 0.01 + 2.5 * Math.sqrt((p * (1 - p)) / n));
  return Math.max(0, Math.floor(Number(((p - room) * 1000).toPrecision(12))) / 1000);
}

/** The two-sided level of 2.5 standard errors. */
const TWO_AND_A_HALF = 0.98758;

/**
 * The same for a loss or an error: a tenth above the value, or a twentieth plus 2.5 standard errors where that is more; rounded up to three
 * digits.
 */
function ceilingOf(estimate: Known): number {
  const { value } = estimate;
  const [, upper] = interval(estimate, TWO_AND_A_HALF);
  const ceiling = Math.max(1.1 * value, upper + 0.05 * value);
  const unit = 10 ** (Math.floor(Math.log10(ceiling)) - 2);
  return Number((Math.ceil(Number((ceiling / unit).toPrecision(12))) * unit).toPrecision(3));
}
