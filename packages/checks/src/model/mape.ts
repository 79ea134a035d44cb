// Mean absolute percentage error.
import type { ScoreMetric } from '@modelgate/core';
import { mean } from '../metric/mean.ts';

export const mape: ScoreMetric = {
  id: 'mape',
  title: 'mean absolute percentage error',
  version: 1,
  tasks: ['regression'],
  sees: 'score',
  better: 'lower',
  link: 'log',
  scale: 'ratio',
  margin: 'relative',
  range: [0, Infinity],
  docs: 'Mean of |label − prediction| / |label| (sklearn.metrics.mean_absolute_percentage_error). Undefined where a label is 0.',
  of: (view) => {
    const zeros = view.y.filter((y) => y === 0).length;
    if (zeros > 0) return { unknown: `${zeros} labels are 0: a percentage error is undefined there` };
    return mean(view, (i) => Math.abs((view.y[i]! - view.s![i]!) / view.y[i]!));
  },
};
