// The change of a share on the same rows (paired proportions) by the score test, and the interval that inverts it.
import { normalUpperQuantile } from './normal.ts';
import { findRoot } from './root.ts';

/**
 * z of (b − c) / n against `change`, strictly between −1 and 1; positive when the observed change is the higher.
 * b rows are right for the candidate alone, c for the baseline alone, of n rows in all.
 * T. Tango, Stat. Med. 17 (1998) 891–908, eq. 9; at change 0 it is McNemar's z.
 */
export function pairedScore(b: number, c: number, n: number, change: number): number {
  if (change < 0) return -pairedScore(c, b, n, -change);
  const excess = b - c - n * change;
  const q = likeliestShare(b, c, n, change);
  return excess === 0 ? 0 : excess / Math.sqrt(n * (2 * q + change * (1 - change)));
}

/** Tango's interval of (b − c) / n at a two-sided `level` such as 0.95. */
export function tango(b: number, c: number, n: number, level: number): [number, number] {
  const z = normalUpperQuantile((1 - level) / 2);
  return [lowest(b, c, n, z), -lowest(c, b, n, z)];
}

function lowest(b: number, c: number, n: number, z: number): number {
  return c === n ? -1 : findRoot((change) => pairedScore(b, c, n, change) - z, -1, (b - c) / n);
}

// The share that only the baseline gets right where the likelihood is highest when the candidate gets `d` ≥ 0 more
function likeliestShare(b: number, c: number, n: number, d: number): number {
  const half = (2 * n * d - (b - c) * d - b - c) / 2;
  const product = 2 * n * c * d * (1 - d);
  const root = Math.sqrt(half * half + product);
  // Of two forms of the same root the one whose terms do not cancel
  return half > 0 ? product / (half + root) / (2 * n) : (root - half) / (2 * n);
}
