// The warning of a run that measured everything and had no limit to judge by; it proposes a floor.
import { metrics as catalogue } from '@modelgate/checks';
import { askId, factFinding, paramsOf, ratioText, type Finding } from '@modelgate/core';
import type { Evaluation } from './measure.ts';

/** The warning when no finding compared anything with a limit; undefined otherwise. */
export function nothingJudged({ plan, measurements }: Evaluation, findings: readonly Finding[]): Finding | undefined {
  if (findings.some((f) => f.outcome !== 'inapplicable')) return undefined;
  const reason = 'reason' in plan.facts.baseline ? plan.facts.baseline.reason : 'the policy has no limits';
  return factFinding({
    id: 'model/nothing-judged',
    rule: 'model/nothing-judged',
    fact: 'fail',
    severity: 'warn',
    from: 'head',
    message: {
      subject: `limits for ${plan.subject.name}`,
      observed: reason,
      expected: 'a floor or a baseline to judge by',
      remedy: `give it a floor${exampleFloor(plan, measurements.estimates)}`,
    },
    at: plan.subject.at,
  });
}

/** ', such as accuracy: { min: 0.841 }': max(3 pt, 1 pt + 2.5·√(p(1 − p)/n)) below what was measured is provable at 80 %. */
function exampleFloor(plan: Evaluation['plan'], estimates: Evaluation['measurements']['estimates']): string {
  const metric = catalogue.find((m) => m.id === plan.task.defaultMetrics[0])!;
  const estimate = estimates[askId({ metric: metric.id, params: paramsOf(metric), of: 'candidate' })];
  if (estimate?.kind !== 'known') return '';
  if (metric.margin === 'relative') return `, such as ${metric.id}: { max: ${ratioText(estimate.value * 1.1)} }`;
  const p = estimate.value;
  const below = Math.max(0.03, 0.01 + 2.5 * Math.sqrt((p * (1 - p)) / estimate.n));
  return `, such as ${metric.id}: { min: ${ratioText(p - below)} }`;
}
