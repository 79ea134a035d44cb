// The exact interval of a proportion, and the exact test that it inverts.
import { binomialCdf, binomialSf } from './binomial.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import type { Binomial } from './law.ts';
import type { PValues } from './probability.ts';
import { findRoot } from './root.ts';

/**
 * Clopper–Pearson interval of x successes in n at a two-sided `level` such as 0.95: its coverage is never below the level.
 * C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404–413, as quantiles of beta distributions.
 */
export function clopperPearson(x: number, n: number, level: number): [number, number] {
  const a = (1 - level) / 2;
  return [lowest(x, n, a), highest(x, n, a)];
}

/** One-sided p-values of a share that must be at least (min) or at most (max) `limit`, strictly between 0 and 1: never too small. */
export function exactProportionP({ x, n }: Binomial, must: 'min' | 'max', limit: number): PValues {
  const [below, above] = [binomialCdf(x, n, limit), binomialSf(x, n, limit)];
  return must === 'min' ? { fail: below, pass: above } : { fail: above, pass: below };
}

// The p at which P(X ≥ x) = a
function lowest(x: number, n: number, a: number): number {
  if (x === 0) return 0;
  if (x === n) return a ** (1 / n);
  return findRoot((p) => incompleteBeta(x, n - x + 1, p).lower - a, 0, x / n);
}

// The p at which P(X ≤ x) = a
function highest(x: number, n: number, a: number): number {
  if (x === n) return 1;
  if (x === 0) return -Math.expm1(Math.log(a) / n);
  return findRoot((p) => incompleteBeta(x + 1, n - x, p).upper - a, x / n, 1);
}
