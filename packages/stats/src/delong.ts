// The area under the ROC curve, its influence values, and DeLong's test of two scores on the same rows.
import { argsort } from './argsort.ts';
import { normalSf } from './normal.ts';

type Scores = Float32Array | Float64Array;

/** An AUC with one influence value for each row, scaled so that Σφ² / n² is DeLong's variance. */
export interface Auc {
  readonly auc: number;
  readonly phi: Float64Array;
}

/** Two AUCs on the same rows. */
export interface Delong {
  readonly auc: readonly [number, number];
  /** Variance of the first, covariance, variance of the second. */
  readonly covariance: readonly [number, number, number];
  /** First less second, its standard error, z, and the two-sided p-value; equal scores give z = 0 and p = 1. */
  readonly difference: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
}

/**
 * P(score of a positive > score of a negative) + ½ P(equal), in O(n log n). `positive[i]` is 1 or 0. Undefined unless
 * each class has two rows. E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845; the ranks
 * of X. Sun and W. Xu, IEEE Signal Process. Lett. 21 (2014) 1389–1393.
 */
export function areaUnderCurve(score: Scores, positive: Uint8Array): Auc | undefined {
  const n = score.length;
  let positives = 0;
  for (let i = 0; i < n; i++) positives += positive[i]!;
  const negatives = n - positives;
  if (positives < 2 || negatives < 2) return undefined;
  const phi = components(score, positive, positives, negatives);
  let sum = 0;
  for (let i = 0; i < n; i++) if (positive[i]) sum += phi[i]!;
  const auc = sum / positives;
  const ofPositives = n / Math.sqrt(positives * (positives - 1));
  const ofNegatives = n / Math.sqrt(negatives * (negatives - 1));
  for (let i = 0; i < n; i++) phi[i] = (phi[i]! - auc) * (positive[i] ? ofPositives : ofNegatives);
  return { auc, phi };
}

/** DeLong's test of equal AUCs of two scores of the same rows. Undefined unless each class has two rows. */
export function delong(first: Scores, second: Scores, positive: Uint8Array): Delong | undefined {
  const a = areaUnderCurve(first, positive);
  const b = areaUnderCurve(second, positive);
  if (!a || !b) return undefined;
  const covariance = [meanProduct(a.phi, a.phi), meanProduct(a.phi, b.phi), meanProduct(b.phi, b.phi)] as const;
  const difference = a.auc - b.auc;
  const change = a.phi.map((x, i) => x - b.phi[i]!);
  const se = Math.sqrt(meanProduct(change, change));
  const z = difference === 0 ? 0 : difference / se;
  return { auc: [a.auc, b.auc], covariance, difference, se, z, p: Math.min(1, 2 * normalSf(Math.abs(z))) };
}

// For a positive the share of negatives below it, for a negative the share of positives above it; ties count half
function components(score: Scores, positive: Uint8Array, positives: number, negatives: number): Float64Array {
  const order = argsort(score);
  const out = new Float64Array(score.length);
  let [below, passed] = [0, 0];
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tied = 0;
    for (end = start; end < order.length && score[order[end]!] === score[order[start]!]; end++)
      tied += positive[order[end]!]!;
    const ofPositive = (below + (end - start - tied) / 2) / negatives;
    const ofNegative = 1 - (passed + tied / 2) / positives;
    for (let r = start; r < end; r++) out[order[r]!] = positive[order[r]!] ? ofPositive : ofNegative;
    below += end - start - tied;
    passed += tied;
  }
  return out;
}

// Σ a·b / n²
function meanProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum / (a.length * a.length);
}
