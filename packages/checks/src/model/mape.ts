// Mean absolute percentage error.
import { plural, type ScoreMetric } from '@modelgate/core';
import { loss } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';

export const mape: ScoreMetric = {
  ...loss,
  id: 'mape',
  title: 'mean absolute percentage error',
  tasks: ['regression'],
  sees: 'score',
  docs: 'Mean of |label − prediction| / |label|, |label| at least double precision’s ε (sklearn.metrics.mean_absolute_percentage_error). Undefined where a label is 0.',
  of: (view) => {
    const zeros = view.y.filter((y) => y === 0).length;
    if (zeros > 0) return { unknown: `${plural(zeros, 'label')} of 0: a percentage error is undefined there` };
    return mean(view, (i) => Math.abs(view.y[i]! - view.s![i]!) / Math.max(Math.abs(view.y[i]!), Number.EPSILON));
  },
};
