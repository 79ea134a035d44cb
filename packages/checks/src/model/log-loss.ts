// Log loss: the mean negative log probability of the label.
import type { ScoreMetric } from '@modelgate/core';
import { loss } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';
import { notProbabilities, probability } from '../metric/probabilities.ts';

export const logLoss: ScoreMetric = {
  ...loss,
  id: 'log-loss',
  title: 'log loss',
  tasks: ['binary', 'multiclass'],
  sees: 'score',
  docs: 'Mean of −ln p(label), p clipped to [ε, 1 − ε] with double precision’s ε (sklearn.metrics.log_loss). Undefined when the scores are not probabilities.',
  of: (view) => {
    const reason = notProbabilities(view);
    if (reason) return { unknown: reason };
    const clip = (p: number): number => Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p));
    return mean(view, (i) => -Math.log(clip(probability(view, i, view.y[i]!))));
  },
};
