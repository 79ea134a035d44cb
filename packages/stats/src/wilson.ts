// A proportion by the score test, and the interval that inverts it.
import { normalUpperQuantile } from './normal.ts';

/** z of x successes in n against a rate strictly between 0 and 1; positive when the observed rate is the higher. */
export function proportionScore(x: number, n: number, rate: number): number {
  return (x - n * rate) / Math.sqrt(n * rate * (1 - rate));
}

/**
 * Wilson interval of x successes in n at a two-sided `level` such as 0.95.
 * E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212.
 */
export function wilson(x: number, n: number, level: number): [number, number] {
  const z = normalUpperQuantile((1 - level) / 2);
  const p = x / n;
  const q = (z * z) / n;
  const root = p + q / 2 + Math.sqrt(q * (p * (1 - p) + q / 4));
  // The smaller root as a quotient: the difference of two near numbers would lose the digits of a rare event
  return [p === 0 ? 0 : (p * p) / root, p === 1 ? 1 : root / (1 + q)];
}
