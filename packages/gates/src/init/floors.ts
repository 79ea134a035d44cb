// What the model does today, as limits: a floor for its rate, a margin for each metric.
import { metrics as catalogue } from '@modelgate/checks';
import {
  askId,
  countText,
  figureText,
  paramsOf,
  ratioText,
  type Ports,
  type ScoreMetric,
  type YamlLine,
} from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import { measureEvaluation, type Evaluation } from '../evaluate-model/measure.ts';
import { planEvaluation, type PlanRequest } from '../evaluate-model/plan.ts';

/** The lines of `metrics:`; measured as evaluate-model measures. */
export async function floorsOf(
  request: Pick<PlanRequest, 'policy' | 'plan'>,
  ports: Ports,
): Promise<readonly YamlLine[]> {
  const plan = await planEvaluation({ ...request, from: 'head' }, ports);
  const evaluation = await measureEvaluation(plan, plan.demands, ports);
  const chosen = plan.task.defaultMetrics.map((id) => catalogue.find((metric) => metric.id === id)!);
  const lines = chosen.flatMap((metric) => lineOf(metric, valueIn(evaluation, metric)) ?? []);
  const brier = catalogue.find(({ id }) => id === 'brier')!;
  const second =
    lines.length < 2 && brier.tasks.includes(plan.task.id) ? lineOf(brier, valueIn(evaluation, brier)) : undefined;
  return second ? [...lines, second] : lines;
}

function valueIn({ measurements }: Evaluation, metric: ScoreMetric): Estimate | undefined {
  return measurements.estimates[askId({ metric: metric.id, params: paramsOf(metric), of: 'candidate' })];
}

function lineOf(metric: ScoreMetric, estimate: Estimate | undefined): YamlLine | undefined {
  if (estimate?.kind !== 'known') return undefined;
  const { value, n } = estimate;
  const measured = `${metric.scale === 'ratio' ? ratioText(value) : figureText(value)} on ${countText(n)} rows`;
  if (metric.margin === 'relative')
    return { key: metric.id, value: { margin: '5%' }, comment: `${measured}; against the baseline` };
  const min = floorOf(value, n);
  const floor = min > 0 ? { min } : {};
  return {
    key: metric.id,
    value: { ...floor, margin: '1pt' },
    comment: `${measured}; a floor that such a sample can prove`,
  };
}

/**
 * The floor of a rate p of n rows: p − max(3 pt, 1 pt + 2.5·√(p(1 − p)/n)), so that an equal model proves it four times of five;
 * rounded down to 0.001.
 */
export function floorOf(p: number, n: number): number {
  const room = Math.max(0.03, 0.01 + 2.5 * Math.sqrt((p * (1 - p)) / n));
  return Math.max(0, Math.floor(Number(((p - room) * 1000).toPrecision(12))) / 1000);
}
