// Average precision of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { averagePrecision as ofRanks } from '../metric/average-precision.ts';
import { rankedBinary } from '../metric/one-vs-rest.ts';

export const averagePrecision: ScoreMetric = {
  ...rate,
  id: 'average-precision',
  title: 'average precision',
  tasks: ['binary'],
  sees: 'score',
  docs: 'Precision averaged over the gains in recall, without interpolation (sklearn.metrics.average_precision_score). Undefined without positive rows.',
  of: (view) => ofRanks(rankedBinary(view)),
};
