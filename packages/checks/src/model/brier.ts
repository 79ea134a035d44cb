// Brier score: the mean squared distance of the probabilities from what happened.
import type { ScoreMetric, View } from '@modelgate/core';
import { loss } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';
import { notProbabilities, probability } from '../metric/probabilities.ts';

export const brier: ScoreMetric = {
  ...loss,
  id: 'brier',
  title: 'Brier score',
  tasks: ['binary', 'multiclass'],
  sees: 'score',
  range: [0, 2],
  docs: 'Binary: mean of (p − y)², 0 … 1; multiclass: mean of Σₖ (pₖ − yₖ)², 0 … 2 (sklearn.metrics.brier_score_loss). Undefined when the scores are not probabilities.',
  of: (view) => {
    const reason = notProbabilities(view);
    if (reason) return { unknown: reason };
    return view.width === 1
      ? mean(view, (i) => (probability(view, i, 1) - view.y[i]!) ** 2)
      : mean(view, (i) => squaredDistance(view, i));
  },
};

function squaredDistance(view: View, i: number): number {
  let sum = 0;
  for (let k = 0; k < view.width; k++) sum += (probability(view, i, k) - (view.y[i] === k ? 1 : 0)) ** 2;
  return sum;
}
