// Precision, averaged over the classes with equal weights.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { classAverage, precisionRatio } from '../metric/per-class.ts';

export const precisionMacro: ScoreMetric = {
  ...rate,
  id: 'precision-macro',
  title: 'precision (macro)',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'Precision of each class against the rest, averaged with equal weights (sklearn.metrics.precision_score, average="macro"). Undefined when a class has no value.',
  of: (view) => classAverage(view, precisionRatio, 'macro'),
};
