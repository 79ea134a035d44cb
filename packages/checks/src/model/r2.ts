// R², the coefficient of determination.
import { influenceValues, type ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { weightedMean } from '../metric/atoms.ts';

export const r2: ScoreMetric = {
  ...rate,
  id: 'r2',
  title: 'R²',
  tasks: ['regression'],
  sees: 'score',
  link: 'id',
  range: [-Infinity, 1],
  docs: '1 − Σ(label − prediction)² / Σ(label − mean label)² (sklearn.metrics.r2_score). Undefined when all labels are equal.',
  of: (view) => {
    const squaredError = (i: number): number => (view.y[i]! - view.s![i]!) ** 2;
    const centre = weightedMean(view, (i) => view.y[i]!);
    const variance = weightedMean(view, (i) => (view.y[i]! - centre) ** 2);
    if (variance === 0) return { unknown: 'all labels are equal: R² is undefined' };
    const unexplained = weightedMean(view, squaredError) / variance;
    // The mean of the labels moves too, but at the mean the sum of squares has its minimum, so its derivative there is 0.
    const phi = influenceValues(view.n);
    for (let i = 0; i < view.n; i++) phi[i] = (unexplained * (view.y[i]! - centre) ** 2 - squaredError(i)) / variance;
    return { value: 1 - unexplained, phi };
  },
};
