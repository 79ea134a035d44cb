// Matthews correlation coefficient, for any number of classes.
import type { ScoreMetric } from '@modelgate/core';
import { agreement } from '../metric/kinds.ts';
import { margins } from '../metric/atoms.ts';
import { cellFunction } from '../metric/cell-function.ts';

export const mcc: ScoreMetric = {
  ...agreement,
  id: 'mcc',
  title: 'Matthews correlation',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'The correlation of labels and decisions, Gorodkin’s R_K (sklearn.metrics.matthews_corrcoef). Undefined when the labels or the decisions have one class only.',
  of: (view) => {
    const m = margins(view);
    const t = m.actual.map((x) => x / m.total);
    const p = m.predicted.map((x) => x / m.total);
    const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
    const [spreadT, spreadP] = [1 - dot(t, t), 1 - dot(p, p)];
    if (spreadT <= 0 || spreadP <= 0) {
      return {
        unknown: `the ${spreadT <= 0 ? 'labels' : 'decisions'} have one class only: Matthews correlation is undefined`,
      };
    }
    const agreed = m.correct.reduce((sum, x) => sum + x, 0) / m.total;
    const norm = Math.sqrt(spreadT * spreadP);
    const value = (agreed - dot(t, p)) / norm;
    const slope = (i: number, j: number): number =>
      (Number(i === j) - p[i]! - t[j]!) / norm + value * (t[i]! / spreadT + p[j]! / spreadP);
    return cellFunction(view, value, slope);
  },
};
