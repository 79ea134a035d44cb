// F1, averaged over the classes with equal weights.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { classAverage, f1Ratio } from '../metric/per-class.ts';

export const f1Macro: ScoreMetric = {
  ...rate,
  id: 'f1-macro',
  title: 'F1 (macro)',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'F1 of each class against the rest, averaged with equal weights (sklearn.metrics.f1_score, average="macro"). Undefined when a class has no value.',
  of: (view) => classAverage(view, f1Ratio, 'macro'),
};
