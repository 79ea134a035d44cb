// Quantile (pinball) loss.
import type { ScoreMetric } from '@modelgate/core';
import { labelError } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';

export const quantileLoss: ScoreMetric = {
  ...labelError,
  id: 'quantile-loss',
  title: 'quantile loss',
  tasks: ['regression'],
  sees: 'score',
  params: { quantile: { default: 0.5, min: 0, max: 1, whole: false, docs: 'The quantile that is predicted.' } },
  docs: 'Mean of max(q·(label − prediction), (q − 1)·(label − prediction)) (sklearn.metrics.mean_pinball_loss, alpha = q).',
  of: (view, { quantile }) =>
    mean(view, (i) => {
      const error = view.y[i]! - view.s![i]!;
      return Math.max(quantile! * error, (quantile! - 1) * error);
    }),
};
