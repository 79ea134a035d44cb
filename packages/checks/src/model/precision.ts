// Precision of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { share } from '../metric/share.ts';

export const precision: ScoreMetric = {
  id: 'precision',
  title: 'precision',
  version: 1,
  tasks: ['binary'],
  sees: 'decision',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Of the rows decided positive, the share that is (sklearn.metrics.precision_score). Undefined when none is decided positive.',
  of: (view) =>
    share(
      view,
      (i) => (view.d![i] !== 1 ? 2 : view.y[i] === 1 ? 1 : 0),
      'no row is predicted positive: precision is undefined',
    ),
};
