// F1 of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { margins } from '../metric/atoms.ts';
import { cellFunction } from '../metric/cell-function.ts';

export const f1: ScoreMetric = {
  ...rate,
  id: 'f1',
  title: 'F1',
  tasks: ['binary'],
  sees: 'decision',
  docs: '2·TP / (positives + predicted positives), the harmonic mean of precision and recall (sklearn.metrics.f1_score). Undefined without either.',
  of: (view) => {
    const m = margins(view);
    const bottom = m.actual[1]! + m.predicted[1]!;
    if (bottom === 0) return { unknown: 'no row is positive or predicted positive: F1 is undefined' };
    const value = (2 * m.correct[1]!) / bottom;
    const slope = (label: number, decision: number): number =>
      ((label === 1 && decision === 1 ? 2 : 0) - value * (Number(label === 1) + Number(decision === 1))) *
      (m.total / bottom);
    return cellFunction(view, value, slope);
  },
};
