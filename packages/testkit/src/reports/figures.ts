// What the sample models measured: figures as the Adult census data gives them.
import type { Finding } from '@modelgate/core';
import { findingOf } from './measured.ts';
import type { Measured } from './measured.ts';

const n = 16_281;
export const accuracy: Measured = {
  metric: 'accuracy',
  title: 'accuracy',
  n,
  candidate: [0.877, 0.872, 0.882],
  baseline: [0.872, 0.867, 0.877],
  change: [0.005, 0.002, 0.009],
};
export const auc: Measured = {
  metric: 'roc-auc',
  title: 'ROC AUC',
  n,
  candidate: [0.9284, 0.9243, 0.9323],
  baseline: [0.9211, 0.9168, 0.9252],
  change: [0.0073, 0.0051, 0.0095],
};
export const logLoss: Measured = {
  metric: 'log-loss',
  title: 'log loss',
  n,
  better: 'lower',
  relative: true,
  candidate: [0.2874, 0.2791, 0.2957],
  baseline: [0.298, 0.2897, 0.3065],
  change: [-0.0356, -0.0472, -0.0239],
};
export const f1: Measured = {
  metric: 'f1',
  title: 'F1',
  n,
  candidate: [0.7081, 0.6963, 0.7196],
  baseline: [0.701, 0.6893, 0.7125],
  change: [0.0071, -0.0012, 0.0154],
};
export const calibration: Measured = {
  metric: 'calibration-error',
  title: 'calibration error',
  n,
  better: 'lower',
  candidate: [0.0123, 0.0087, 0.0181],
  baseline: [0.0131, 0.0093, 0.019],
  change: [-0.0008, -0.0061, 0.0045],
};
export const female: Measured = {
  metric: 'accuracy',
  title: 'accuracy',
  n: 5421,
  slice: 'sex = Female',
  candidate: [0.933, 0.926, 0.939],
  baseline: [0.931, 0.924, 0.938],
  change: [0.002, -0.002, 0.006],
};
export const worse: Measured = { ...accuracy, candidate: [0.846, 0.84, 0.851], change: [-0.026, -0.031, -0.021] };
/** All of the better model. */
export const measured: readonly Measured[] = [accuracy, auc, logLoss, f1, calibration, female];

/** The metric is within its limit. */
export function passes(model: string, of: Measured, limit: number): Finding {
  return findingOf(model, of, { of: 'candidate', limit, outcome: 'pass', key: of.metric });
}

/** The metric is not worse than the baseline by more than the margin. */
export function keeps(model: string, of: Measured, limit: number): Finding {
  return findingOf(model, of, {
    of: 'change',
    limit,
    outcome: 'pass',
    key: of.slice === undefined ? of.metric : 'slices',
  });
}

/** Everything that the sample policy asks of the better model. */
export function allPass(model: string): readonly Finding[] {
  return [
    passes(model, accuracy, 0.84),
    keeps(model, accuracy, -0.01),
    passes(model, auc, 0.9),
    keeps(model, auc, -0.01),
    passes(model, logLoss, 0.35),
    keeps(model, logLoss, 0.05),
    passes(model, f1, 0.6),
    passes(model, calibration, 0.05),
    keeps(model, female, -0.02),
  ];
}
