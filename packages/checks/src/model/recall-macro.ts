// Recall, averaged over the classes with equal weights.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { classAverage, recallRatio } from '../metric/per-class.ts';

export const recallMacro: ScoreMetric = {
  ...rate,
  id: 'recall-macro',
  title: 'recall (macro)',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'Recall of each class against the rest, averaged with equal weights (sklearn.metrics.recall_score, average="macro"). Undefined when a class has no value.',
  of: (view) => classAverage(view, recallRatio, 'macro'),
};
