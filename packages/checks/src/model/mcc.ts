// Matthews correlation coefficient, for any number of classes.
import type { ScoreMetric } from '@modelgate/core';
import { agreement } from '../metric/kinds.ts';
import { expectedDisagreement, beyondChance, margins } from '../metric/atoms.ts';
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
    const spreadT = expectedDisagreement(m.actual, m.actual, m.total);
    const spreadP = expectedDisagreement(m.predicted, m.predicted, m.total);
    if (spreadT <= 0 || spreadP <= 0) {
      return {
        unknown: `the ${spreadT <= 0 ? 'labels' : 'decisions'} have one class only: Matthews correlation is undefined`,
      };
    }
    const norm = Math.sqrt(spreadT) * Math.sqrt(spreadP);
    const value = beyondChance(m) / norm;
    const slope = (i: number, j: number): number =>
      (Number(i === j) - p[i]! - t[j]!) / norm + value * (t[i]! / spreadT + p[j]! / spreadP);
    return cellFunction(view, value, slope);
  },
};
