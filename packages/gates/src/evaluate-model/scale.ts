// Checks that scores are on the scale that decisions and probabilities need, before anything is judged by them.
import { PROBABILITY_ROUNDING } from '@modelgate/checks';
import { countText, InputError, plural, type Frame, type Scores } from '@modelgate/core';
import type { Bound } from './found-model.ts';
import type { EvaluationPlan } from './plan.ts';

/** Checks both models' scores; throws an InputError for the first that does not fit its output. */
export function checkScale(plan: EvaluationPlan, frame: Frame): void {
  const models: readonly (readonly [string, Scores | undefined, Bound | undefined])[] = [
    ['candidate', frame.scores.candidate, plan.candidate],
    ['baseline', frame.scores.baseline, plan.baseline],
  ];
  for (const [role, scores, model] of models) {
    if (!scores?.values || !model) continue;
    const named = `scores of model ${plan.subject.name} (${role})`;
    if (plan.task.id === 'binary' && model.kind === 'onnx' && model.output.link === 'sigmoid')
      checkSigmoid(named, plan.subject.name, scores, frame.label);
    if (plan.task.id === 'binary' && plan.subject.threshold === undefined)
      checkDecidable(named, plan.subject.name, scores, model);
  }
}

/** Refuses scores outside 0 … 1 without a threshold: they are logits or margins, for which 0.5 means nothing. */
function checkDecidable(named: string, model: string, { values }: Scores, bound: Bound): void {
  const outside = values!.filter(isOutside).length;
  if (outside === 0) return;
  throw new InputError({
    code: 'input/model-outputs',
    named,
    expected: 'probabilities in 0 … 1, or a threshold for other scores',
    received: `${countText(outside)} of ${plural(values!.length, 'score')} outside 0 … 1`,
    hint: `${probabilitiesOf(bound, model)}, or name models.${model}.threshold`,
  });
}

/** How to get probabilities; a softmax needs all columns. */
function probabilitiesOf(bound: Bound, model: string): string {
  if (bound.kind === 'predictions') return 'write probabilities into the file';
  return `write models.${model}.outputs.link: ${bound.output.width > 1 ? 'softmax' : 'sigmoid'} if they are logits`;
}

function isOutside(score: number): boolean {
  return score < -PROBABILITY_ROUNDING || score > 1 + PROBABILITY_ROUNDING;
}

/** With fewer rows, all scores may lie in a narrow range by chance. */
const ENOUGH_ROWS = 30;
const LARGEST = 1 / (1 + Math.exp(-1));

/**
 * Refuses a sigmoid of what already are probabilities: its scores all lie in 0.5 … 0.731. So do the scores of a weak model of a frequent
 * class, but those fit the labels better than the values before the sigmoid. (A softmax of probabilities is detected where it is computed.)
 */
function checkSigmoid(named: string, model: string, { values }: Scores, label: Frame['label']): void {
  const slack = 1e-6;
  if (values!.length < ENOUGH_ROWS || values!.some((s) => s < 0.5 - slack || s > LARGEST + slack)) return;
  const before = values!.map((s) => Math.log(s / (1 - s)));
  const [raw, linked] = [misfit(before, label), misfit(values!, label)];
  if (raw.errors >= linked.errors && raw.brier >= linked.brier) return;
  throw new InputError({
    code: 'input/model-outputs',
    named,
    expected: 'logits, since outputs.link is sigmoid',
    received: `what already were probabilities: after the sigmoid no score lies beyond 0.5 … ${LARGEST.toFixed(3)}, and before it they fit the labels better`,
    hint: `leave out models.${model}.outputs.link, or compare with a baseline whose output is of the same kind`,
  });
}

function misfit(scores: ArrayLike<number>, label: Frame['label']): { errors: number; brier: number } {
  let [errors, brier] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    const y = label[i] === 1 ? 1 : 0;
    if (scores[i]! > 0.5 !== (y === 1)) errors++;
    brier += (scores[i]! - y) ** 2;
  }
  return { errors, brier };
}
