// Recall of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { share } from '../metric/share.ts';

export const recall: ScoreMetric = {
  ...rate,
  id: 'recall',
  title: 'recall',
  tasks: ['binary'],
  sees: 'decision',
  docs: 'The share of the positive rows that are decided positive (sklearn.metrics.recall_score). Undefined without positive rows.',
  of: (view) =>
    share(view, (i) => (view.y[i] !== 1 ? 2 : view.d![i] === 1 ? 1 : 0), 'no row is positive: recall is undefined'),
};
