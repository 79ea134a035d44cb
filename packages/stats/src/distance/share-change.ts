// The absolute difference of two shares, with its sampling error.
import type { MeasuredDistance } from './wasserstein.ts';
import { withoutNoise } from './without-noise.ts';

/**
 * |x1/n1 − x2/n2|. Its error uses the larger of both variances, each with one event and one non-event added: the usual variances vanish
 * with the shares, and the score test's tails for few rows are too thin for a family of a hundred claims (where 12 of 200 are expected,
 * its p is below 0.001 in 0.25 % of all samples).
 */
export function shareChange(x1: number, n1: number, x2: number, n2: number): MeasuredDistance {
  const value = Math.abs(x1 / n1 - x2 / n2);
  const se = Math.sqrt(Math.max(variance(x1, n1), variance(x2, n2)) * (1 / n1 + 1 / n2));
  return { value, law: { law: 'distance', bias: value - withoutNoise(value, se), se, most: 1 } };
}

function variance(x: number, n: number): number {
  const p = (x + 1) / (n + 2);
  return p * (1 - p);
}
