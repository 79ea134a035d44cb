// Root mean squared error.
import type { ScoreMetric } from '@modelgate/core';
import { labelError } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';

export const rmse: ScoreMetric = {
  ...labelError,
  id: 'rmse',
  title: 'root mean squared error',
  tasks: ['regression'],
  sees: 'score',
  docs: 'Square root of the mean of (label − prediction)² (sklearn.metrics.root_mean_squared_error).',
  of: (view) => {
    const squared = mean(view, (i) => (view.y[i]! - view.s![i]!) ** 2);
    if ('unknown' in squared) return squared;
    const value = Math.sqrt(squared.value);
    // d√m = dm / 2√m
    return { value, phi: squared.phi.map((x) => (value > 0 ? x / (2 * value) : 0)) };
  },
};
