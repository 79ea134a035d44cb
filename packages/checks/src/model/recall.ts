// Recall of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { share } from '../metric/share.ts';

export const recall: ScoreMetric = {
  id: 'recall',
  title: 'recall',
  version: 1,
  tasks: ['binary'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Of the positive rows, the share decided positive (sklearn.metrics.recall_score). Undefined without positive rows.',
  of: (view) =>
    share(view, (i) => (view.y[i] !== 1 ? 2 : view.d![i] === 1 ? 1 : 0), 'no row is positive: recall is undefined'),
};
