// Mean absolute error.
import type { ScoreMetric } from '@modelgate/core';
import { mean } from '../metric/mean.ts';

export const mae: ScoreMetric = {
  id: 'mae',
  title: 'mean absolute error',
  version: 1,
  tasks: ['regression'],
  sees: 'score',
  better: 'lower',
  link: 'log',
  scale: 'label',
  margin: 'relative',
  range: [0, Infinity],
  docs: 'Mean of |label − prediction| (sklearn.metrics.mean_absolute_error).',
  of: (view) => mean(view, (i) => Math.abs(view.y[i]! - view.s![i]!)),
};
