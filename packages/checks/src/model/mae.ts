// Mean absolute error.
import type { ScoreMetric } from '@modelgate/core';
import { labelError } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';

export const mae: ScoreMetric = {
  ...labelError,
  id: 'mae',
  title: 'mean absolute error',
  tasks: ['regression'],
  sees: 'score',
  docs: 'Mean of |label − prediction| (sklearn.metrics.mean_absolute_error).',
  of: (view) => mean(view, (i) => Math.abs(view.y[i]! - view.s![i]!)),
};
