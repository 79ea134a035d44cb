// Recall, averaged over the classes: all classes alike.
import type { ScoreMetric } from '@modelgate/core';
import { classAverage, recallRatio } from '../metric/per-class.ts';

export const recallMacro: ScoreMetric = {
  id: 'recall-macro',
  title: 'recall (macro)',
  version: 1,
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Recall of each class against the rest, all classes alike (sklearn.metrics.recall_score, average="macro"). Undefined when a class has no value.',
  of: (view) => classAverage(view, recallRatio, 'macro'),
};
