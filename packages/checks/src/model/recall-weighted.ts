// Recall, averaged over the classes: classes by their share of the labels.
import type { ScoreMetric } from '@modelgate/core';
import { classAverage, recallRatio } from '../metric/per-class.ts';

export const recallWeighted: ScoreMetric = {
  id: 'recall-weighted',
  title: 'recall (weighted)',
  version: 1,
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Recall of each class against the rest, classes by their share of the labels (sklearn.metrics.recall_score, average="weighted"). Undefined when a class has no value.',
  of: (view) => classAverage(view, recallRatio, 'weighted'),
};
