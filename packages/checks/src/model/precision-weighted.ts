// Precision, averaged over the classes, weighted by their shares of the labels.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { classAverage, precisionRatio } from '../metric/per-class.ts';

export const precisionWeighted: ScoreMetric = {
  ...rate,
  id: 'precision-weighted',
  title: 'precision (weighted)',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'Precision of each class against the rest, weighted by the classes’ shares of the labels (sklearn.metrics.precision_score, average="weighted"). Undefined when a class has no value.',
  of: (view) => classAverage(view, precisionRatio, 'weighted'),
};
