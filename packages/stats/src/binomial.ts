// The binomial distribution: exact tails.
import { binomialDensity, incompleteBeta } from './incomplete-beta.ts';

/** P(X ≤ k) for X successes in n trials with probability p. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incompleteBeta(n - k, k + 1, 1 - p, p).lower;
}

/** P(X ≥ k). */
export function binomialSf(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return incompleteBeta(k, n - k + 1, p, 1 - p).lower;
}

/** P(X = k). */
export function binomialPmf(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (n === 0) return 1;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return p ** n;
  return binomialDensity(k, n - k, p, 1 - p);
}
