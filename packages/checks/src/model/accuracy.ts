// Accuracy: the share of right decisions.
import type { ScoreMetric } from '@modelgate/core';
import { share } from '../metric/share.ts';

export const accuracy: ScoreMetric = {
  id: 'accuracy',
  title: 'accuracy',
  version: 1,
  tasks: ['binary', 'multiclass'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'The share of rows whose decision is the label (sklearn.metrics.accuracy_score).',
  of: (view) => share(view, (i) => (view.d![i] === view.y[i] ? 1 : 0), 'no row was judged'),
};
