// Cohen's κ: agreement of labels and decisions beyond chance.
import type { ScoreMetric } from '@modelgate/core';
import { agreement } from '../metric/kinds.ts';
import { expectedDisagreement, beyondChance, margins } from '../metric/atoms.ts';
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
    const rest = expectedDisagreement(m.actual, m.predicted, m.total);
    if (rest <= 0) return { unknown: 'labels and decisions have one and the same class only: κ is undefined' };
    const value = beyondChance(m) / rest;
    const slope = (i: number, j: number): number =>
      (Number(i === j) - (1 - value) * (share(m.predicted, i) + share(m.actual, j))) / rest;
    return cellFunction(view, value, slope);
  },
};
