// Means that groups are compared by: of scores against outcomes, and of a regression's predictions.
import type { ScoreMetric } from '@modelgate/core';
import { labelError, rate } from '../metric/kinds.ts';
import { mean } from '../metric/mean.ts';
import { notProbabilities, probability } from '../metric/probabilities.ts';

/** A group whose scores are too low for its outcomes counts as worse off. */
const calibrationInTheLarge: ScoreMetric = {
  ...rate,
  id: 'calibration-in-the-large',
  title: 'calibration in the large',
  tasks: ['binary'],
  sees: 'score',
  better: 'lower',
  link: 'id',
  range: [-1, 1],
  docs: 'share of positives less the mean score, −1 … 1; 0 where scores are right on average (B. Van Calster et al., BMC Med. 17 (2019) 230). Undefined when the scores are not probabilities',
  of: (view) => {
    const reason = notProbabilities(view);
    return reason ? { unknown: reason } : mean(view, (i) => (view.y[i] === 1 ? 1 : 0) - probability(view, i, 1));
  },
};

/** Common to metrics in the label's own unit, of either sign. */
const signed = {
  ...labelError,
  link: 'id',
  range: [-Infinity, Infinity],
  tasks: ['regression'],
  sees: 'score',
} as const;

const meanError: ScoreMetric = {
  ...signed,
  id: 'mean-error',
  title: 'mean error',
  docs: 'mean of label − prediction: above 0 where the model predicts too little on average',
  of: (view) => mean(view, (i) => view.y[i]! - view.s![i]!),
};

const meanPrediction: ScoreMetric = {
  ...signed,
  id: 'mean-prediction',
  title: 'mean prediction',
  better: 'higher',
  docs: 'mean of the predicted values',
  of: (view) => mean(view, (i) => view.s![i]!),
};

export const groupMeans: readonly ScoreMetric[] = [calibrationInTheLarge, meanError, meanPrediction];
