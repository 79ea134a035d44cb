// Accuracy: the share of right decisions.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { share } from '../metric/share.ts';

export const accuracy: ScoreMetric = {
  ...rate,
  id: 'accuracy',
  title: 'accuracy',
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  docs: 'The share of rows whose decision is the label (sklearn.metrics.accuracy_score).',
  of: (view) => share(view, (i) => (view.d![i] === view.y[i] ? 1 : 0), 'no row was judged'),
};
