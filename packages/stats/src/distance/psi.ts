// The population stability index, and the variants of other libraries.
import { total } from '../total.ts';

/** How an empty bin is kept from making the index infinite. */
export type Smoothing = 'jeffreys' | 'evidently' | 'deepchecks';

/**
 * Σ(p − q)·ln(p/q) over bins, from the rows of the reference and the current data; ≥ 0. The usual bands of 0.1 and 0.25 are conventions
 * without error rates: without drift the index is about (B − 1)(1/n + 1/m) (Yurdakul and Naranjo, 2020). Smoothing: half a row added to
 * each bin (Jeffreys), Evidently's filling of empty bins, or Deepchecks' floor of 1 % for every share.
 */
export function psi(
  reference: readonly number[],
  current: readonly number[],
  smoothing: Smoothing = 'jeffreys',
): number {
  const [p, q] = [smoothed(reference, smoothing), smoothed(current, smoothing)];
  return p.reduce((sum, share, i) => sum + (share - q[i]!) * Math.log(share / q[i]!), 0);
}

/**
 * Kullback–Leibler divergence of the current data from the reference in nats, with
 * Evidently's filling of empty bins; shares are normalised after it.
 */
export function evidentlyKullbackLeibler(reference: readonly number[], current: readonly number[]): number {
  const [p, q] = [smoothed(reference, 'evidently'), smoothed(current, 'evidently')];
  const [n, m] = [total(p), total(q)];
  return p.reduce((sum, share, i) => sum + (share / n) * Math.log(share / n / (q[i]! / m)), 0);
}

function smoothed(counts: readonly number[], smoothing: Smoothing): readonly number[] {
  const n = total(counts);
  if (smoothing === 'jeffreys') return counts.map((count) => (count + 0.5) / (n + counts.length / 2));
  const shares = counts.map((count) => count / n);
  if (smoothing === 'deepchecks') return shares.map((share) => Math.max(share, 0.01));
  const smallest = Math.min(...shares.filter((share) => share > 0));
  const fill = smallest <= 1e-4 ? smallest / 1e6 : 1e-4;
  return shares.map((share) => (share === 0 ? fill : share));
}
