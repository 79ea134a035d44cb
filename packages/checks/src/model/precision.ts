// Precision of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { share } from '../metric/share.ts';

export const precision: ScoreMetric = {
  ...rate,
  id: 'precision',
  title: 'precision',
  tasks: ['binary'],
  sees: 'decision',
  docs: 'The share of the rows decided positive that are positive (sklearn.metrics.precision_score). Undefined when none is decided positive.',
  of: (view) =>
    share(
      view,
      (i) => (view.d![i] !== 1 ? 2 : view.y[i] === 1 ? 1 : 0),
      'no row is predicted positive: precision is undefined',
    ),
};
