// Whether scores are on the scale that decisions and probabilities need: said before anything is judged by them.
import { PROBABILITY_ROUNDING } from '@modelgate/checks';
import { countText, InputError, plural, type Frame, type OutputBinding, type Scores } from '@modelgate/core';
import type { Bound } from './candidate.ts';
import type { EvaluationPlan } from './plan.ts';

/** Both models' scores; the first that is not what its output says is an InputError. */
export function checkScale(plan: EvaluationPlan, frame: Frame): void {
  const models: readonly (readonly [string, Scores | undefined, Bound | undefined])[] = [
    ['candidate', frame.scores.candidate, plan.candidate],
    ['baseline', frame.scores.baseline, plan.baseline],
  ];
  for (const [role, scores, model] of models) {
    if (!scores?.values || !model) continue;
    const named = `scores of model ${plan.subject.name} (${role})`;
    if (model.kind === 'onnx') checkLink(named, plan.subject.name, scores, model.output);
    if (plan.task.id === 'binary' && plan.subject.threshold === undefined)
      checkDecidable(named, plan.subject.name, scores, model);
  }
}

/** 0.5 means nothing to scores beyond 0 … 1: they are logits or margins. */
function checkDecidable(named: string, model: string, { values }: Scores, bound: Bound): void {
  const outside = values!.filter(isOutside).length;
  if (outside === 0) return;
  throw new InputError({
    code: 'input/model-outputs',
    named,
    expected: 'probabilities in 0 … 1, or a threshold for other scores',
    received: `${plural(outside, 'score')} of ${countText(values!.length)} beyond`,
    hint: `${probabilitiesOf(bound, model)}, or name models.${model}.threshold`,
  });
}

/** A softmax needs all columns. */
function probabilitiesOf(bound: Bound, model: string): string {
  if (bound.kind === 'predictions') return 'write probabilities into the file';
  return `write models.${model}.outputs.link: ${bound.output.width > 1 ? 'softmax' : 'sigmoid'} if they are logits`;
}

function isOutside(score: number): boolean {
  return score < -PROBABILITY_ROUNDING || score > 1 + PROBABILITY_ROUNDING;
}

/** Few rows may lie in a narrow range by chance. */
const ENOUGH_ROWS = 30;

/**
 * A link put on what already are probabilities leaves a mark: sigmoid(p) lies in 0.5 … 0.731, and no softmax of probabilities exceeds
 * e/(e + K − 1). Such a model would be judged on scores that nobody meant.
 */
function checkLink(named: string, model: string, { values, width }: Scores, { link }: OutputBinding): void {
  if (link === 'none' || values!.length < ENOUGH_ROWS * width) return;
  const largest = link === 'sigmoid' ? 1 / (1 + Math.exp(-1)) : Math.E / (Math.E + Math.max(1, width - 1));
  const smallest = link === 'sigmoid' ? 0.5 : 0;
  const slack = 1e-6;
  if (values!.some((s) => s < smallest - slack || s > largest + slack)) return;
  throw new InputError({
    code: 'input/model-outputs',
    named,
    expected: `logits, since outputs.link is ${link}`,
    received: `what already were probabilities: after the ${link} no score lies beyond ${smallest} … ${largest.toFixed(3)}`,
    hint: `leave out models.${model}.outputs.link, or compare with a baseline whose output is of the same kind`,
  });
}
