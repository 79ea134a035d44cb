// Average precision of the positive class.
import type { ScoreMetric } from '@modelgate/core';
import { averagePrecision as ofRanks } from '../metric/average-precision.ts';
import { rankedBinary } from '../metric/one-vs-rest.ts';

export const averagePrecision: ScoreMetric = {
  id: 'average-precision',
  title: 'average precision',
  version: 1,
  tasks: ['binary'],
  sees: 'score',
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
  docs: 'Precision averaged over the gains in recall, without interpolation (sklearn.metrics.average_precision_score). Undefined without positive rows.',
  of: (view) => ofRanks(rankedBinary(view)),
};
