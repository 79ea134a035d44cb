// Precision, averaged over the classes: classes by their share of the labels.
import type { ScoreMetric } from '@modelgate/core';
import { classAverage, precisionRatio } from '../metric/per-class.ts';

export const precisionWeighted: ScoreMetric = {
  id: 'precision-weighted',
  title: 'precision (weighted)',
  version: 1,
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Precision of each class against the rest, classes by their share of the labels (sklearn.metrics.precision_score, average="weighted"). Undefined when a class has no value.',
  of: (view) => classAverage(view, precisionRatio, 'weighted'),
};
