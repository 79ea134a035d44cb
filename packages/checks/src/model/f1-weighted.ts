// F1, averaged over the classes, weighted by their shares of the labels.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { classAverage, f1Ratio } from '../metric/per-class.ts';

export const f1Weighted: ScoreMetric = {
  ...rate,
  id: 'f1-weighted',
  title: 'F1 (weighted)',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'F1 of each class against the rest, weighted by the classes’ shares of the labels (sklearn.metrics.f1_score, average="weighted"). Undefined when a class has no value.',
  of: (view) => classAverage(view, f1Ratio, 'weighted'),
};
