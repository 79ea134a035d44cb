// Disparities between groups: each is a metric, or two, compared as a difference or as a ratio. A new one is a line of the table.
import type { ScoreMetric, Task } from '@modelgate/core';
import { metrics } from '../model/index.ts';
import type { Form } from './decision-rates.ts';
import { groupMeans } from './group-means.ts';
import { groupRates } from './group-rates.ts';
import { topShare } from './top-share.ts';

export interface Disparity {
  /** Its key in the policy. */
  readonly id: string;
  readonly title: string;
  readonly form: Form;
  /** Its metrics, each of which must keep the limit. */
  readonly of: readonly ScoreMetric[];
  readonly tasks: readonly Task[];
  readonly docs: string;
}

type Line = readonly [id: string, form: Disparity['form'], of: readonly string[], docs: string];

const lines: readonly Line[] = [
  [
    'impact-ratio',
    'ratio',
    ['selection-rate'],
    'Smallest selection rate over the largest (fairlearn.demographic_parity_ratio); four-fifths is 0.8.',
  ],
  [
    'demographic-parity',
    'difference',
    ['selection-rate'],
    'Largest selection rate less the smallest (fairlearn.demographic_parity_difference).',
  ],
  [
    'equal-opportunity',
    'difference',
    ['true-positive-rate'],
    'Largest true positive rate less the smallest (fairlearn.equal_opportunity_difference).',
  ],
  ['equal-opportunity-ratio', 'ratio', ['true-positive-rate'], 'Smallest true positive rate over the largest.'],
  [
    'equalized-odds',
    'difference',
    ['true-positive-rate', 'false-positive-rate'],
    'The larger of the gaps of true and of false positive rates (fairlearn.equalized_odds_difference).',
  ],
  [
    'equalized-odds-ratio',
    'ratio',
    ['true-positive-rate', 'false-positive-rate'],
    'The smaller of the ratios of true and of false positive rates (fairlearn.equalized_odds_ratio).',
  ],
  ['predictive-parity', 'difference', ['precision'], 'Largest precision less the smallest.'],
  ['false-positive-rate', 'difference', ['false-positive-rate'], 'Gap of false positive rates (predictive equality).'],
  ['false-negative-rate', 'difference', ['false-negative-rate'], 'Gap of false negative rates.'],
  ['false-discovery-rate', 'difference', ['false-discovery-rate'], 'Gap of false discovery rates.'],
  ['false-omission-rate', 'difference', ['false-omission-rate'], 'Gap of false omission rates.'],
  ['negative-predictive-value', 'difference', ['negative-predictive-value'], 'Gap of negative predictive values.'],
  ['accuracy', 'difference', ['accuracy'], 'Gap of accuracies (overall accuracy equality).'],
  [
    'treatment-equality',
    'difference',
    ['false-negatives-of-errors'],
    'Gap of the shares FN / (FN + FP) of wrong decisions: 0 where groups have equal ratios of false negatives to false positives (Berk et al. 2021).',
  ],
  [
    'top-share',
    'difference',
    ['top-share'],
    'Ranking: gap of the shares of groups that are among the best scored of all rows; `top` says how many those are (10 % unless written).',
  ],
  [
    'top-share-ratio',
    'ratio',
    ['top-share'],
    'Ranking: smallest share of a group among the best scored of all rows over the largest; `top` as above.',
  ],
  [
    'calibration-in-the-large',
    'difference',
    ['calibration-in-the-large'],
    'Gap of what the scores miss on average: share of positives less the mean score.',
  ],
  ['mean-prediction', 'difference', ['mean-prediction'], 'Gap of the mean predictions of a regression.'],
  ['mean-error', 'difference', ['mean-error'], 'Gap of the mean errors (label − prediction) of a regression.'],
  ...[
    'balanced-accuracy',
    'f1',
    'roc-auc',
    'average-precision',
    'brier',
    'log-loss',
    'calibration-error',
    'mae',
    'rmse',
    'r2',
  ].map((id): Line => [id, 'difference', [id], `Gap of ${metrics.find((m) => m.id === id)!.title}.`]),
];

/** Metrics of groups that the catalogue of models lacks, or defines differently. */
const ownMetrics: readonly ScoreMetric[] = [...groupRates, topShare, ...groupMeans];

/** All metrics that groups may be measured by: those of groups, and the catalogue's others. */
export const groupMetrics: readonly ScoreMetric[] = [
  ...ownMetrics,
  ...metrics.filter(({ id }) => !ownMetrics.some((own) => own.id === id)),
];

export const disparities: readonly Disparity[] = lines.map(([id, form, of, docs]) => {
  const compared = of.map(metricOf);
  return { id, form, of: compared, tasks: compared[0]!.tasks, docs, title: titleOf(id, form, compared) };
});

/** The disparity of an id; undefined for the id of another demand. */
export function disparity(id: string): Disparity | undefined {
  return disparities.find((one) => one.id === id);
}

function metricOf(id: string): ScoreMetric {
  return groupMetrics.find((m) => m.id === id)!;
}

function titleOf(id: string, form: Disparity['form'], [first]: readonly ScoreMetric[]): string {
  return id === first!.id && form === 'difference' ? `gap of ${first!.title}` : id.replaceAll('-', ' ');
}
