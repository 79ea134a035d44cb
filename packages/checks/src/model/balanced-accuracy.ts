// Balanced accuracy: the mean recall of the classes that have labels.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { margins } from '../metric/atoms.ts';
import { cellFunction } from '../metric/cell-function.ts';

export const balancedAccuracy: ScoreMetric = {
  ...rate,
  id: 'balanced-accuracy',
  title: 'balanced accuracy',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'The mean over the classes with labels of their recall (sklearn.metrics.balanced_accuracy_score). Undefined when the labels have one class only.',
  of: (view) => {
    const m = margins(view);
    const present = [...m.actual.keys()].filter((k) => m.actual[k]! > 0);
    if (present.length < 2) return { unknown: 'the labels have one class only: balanced accuracy needs two' };
    const recall = (k: number): number => m.correct[k]! / m.actual[k]!;
    const value = present.reduce((sum, k) => sum + recall(k), 0) / present.length;
    const slope = (label: number, decision: number): number =>
      ((Number(label === decision) - recall(label)) * m.total) / m.actual[label]! / present.length;
    return cellFunction(view, value, slope);
  },
};
