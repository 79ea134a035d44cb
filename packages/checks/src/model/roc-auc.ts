// Area under the ROC curve of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { areaUnderRoc, rankedBinary } from '../metric/one-vs-rest.ts';

export const rocAuc: ScoreMetric = {
  ...rate,
  id: 'roc-auc',
  title: 'ROC AUC',
  tasks: ['binary'],
  sees: 'score',
  docs: 'The chance that a positive row scores above a negative one, ties counting half (sklearn.metrics.roc_auc_score), with DeLong’s variance. Undefined when the labels have one class only.',
  of: (view) => areaUnderRoc(rankedBinary(view)),
};
