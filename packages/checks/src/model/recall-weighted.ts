// Recall, averaged over the classes, weighted by their shares of the labels.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { classAverage, recallRatio } from '../metric/per-class.ts';

export const recallWeighted: ScoreMetric = {
  ...rate,
  id: 'recall-weighted',
  title: 'recall (weighted)',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'Recall of each class against the rest, weighted by the classes’ shares of the labels (sklearn.metrics.recall_score, average="weighted"). Undefined when a class has no value.',
  of: (view) => classAverage(view, recallRatio, 'weighted'),
};
