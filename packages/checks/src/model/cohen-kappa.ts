// Cohen's κ: agreement of labels and decisions beyond chance.
import type { ScoreMetric } from '@modelgate/core';
import { agreement } from '../metric/kinds.ts';
import { margins } from '../metric/atoms.ts';
import { cellFunction } from '../metric/cell-function.ts';

export const cohenKappa: ScoreMetric = {
  ...agreement,
  id: 'cohen-kappa',
  title: 'Cohen’s κ',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: '(agreement − chance) / (1 − chance), chance = Σ label share · decision share (sklearn.metrics.cohen_kappa_score). Undefined when both have one and the same class only.',
  of: (view) => {
    const m = margins(view);
    const share = (counts: Float64Array, k: number): number => counts[k]! / m.total;
    const agreed = m.correct.reduce((sum, x) => sum + x, 0) / m.total;
    const chance = m.actual.reduce((sum, _, k) => sum + share(m.actual, k) * share(m.predicted, k), 0);
    if (chance >= 1) return { unknown: 'labels and decisions have one and the same class only: κ is undefined' };
    const value = (agreed - chance) / (1 - chance);
    const slope = (i: number, j: number): number =>
      (Number(i === j) - (1 - value) * (share(m.predicted, i) + share(m.actual, j))) / (1 - chance);
    return cellFunction(view, value, slope);
  },
};
