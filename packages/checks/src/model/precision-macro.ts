// Precision, averaged over the classes: all classes alike.
import type { ScoreMetric } from '@modelgate/core';
import { classAverage, precisionRatio } from '../metric/per-class.ts';

export const precisionMacro: ScoreMetric = {
  id: 'precision-macro',
  title: 'precision (macro)',
  version: 1,
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Precision of each class against the rest, all classes alike (sklearn.metrics.precision_score, average="macro"). Undefined when a class has no value.',
  of: (view) => classAverage(view, precisionRatio, 'macro'),
};
