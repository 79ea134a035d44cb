// Student's t distribution: tails and quantiles, for means over few clusters.
import { incompleteBeta } from './incomplete-beta.ts';
import { normalUpperQuantile } from './normal.ts';
import { findRoot } from './root.ts';

/** Beyond this t, t² could overflow; from here on the tail falls exactly like t to the power −df, to the last digit. */
const FAR = 1e150;

/** P(T > t) with `df` > 0 degrees of freedom, relative error below 1e-12 in both tails. Abramowitz and Stegun 26.7.1. */
export function studentSf(t: number, df: number): number {
  if (t === 0) return 0.5;
  if (t < 0) return 1 - studentSf(-t, df);
  if (t > FAR) return studentSf(FAR, df) * (FAR / t) ** df;
  const square = t * t;
  return incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower / 2;
}

/** The t with P(T > t) = p, for p in [0, 1]; 0 and 1 give ±∞. */
export function studentUpperQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentUpperQuantile(1 - p, df);
  if (p <= 0) return Infinity;
  const z = normalUpperQuantile(p);
  const beyond = (t: number): number => studentSf(t, df) - p;
  const near = expanded(z, df);
  const [from, to] = [near * (1 - NEAR), near * (1 + NEAR)];
  if (beyond(from) > 0 && beyond(to) < 0) return findRoot(beyond, from, to);
  let high = 2 * z;
  while (beyond(high) > 0) high *= 2;
  return findRoot(beyond, z, high);
}

/** How far the expansion may be from the quantile: more saves no time. */
const NEAR = 1e-4;

/** The quantile for large df by that of the normal distribution: Abramowitz and Stegun 26.7.5, to 1/df³. */
function expanded(z: number, df: number): number {
  const square = z * z;
  const first = (square + 1) / 4;
  const second = ((5 * square + 16) * square + 3) / 96;
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384;
  return z * (1 + (first + (second + third / df) / df) / df);
}
