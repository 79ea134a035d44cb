// The ratio of two independent proportions by the score test, and the interval that inverts it.
import { normalUpperQuantile } from './normal.ts';
import { findRoot } from './root.ts';

/**
 * z of (x1/n1) / (x2/n2) against `ratio` > 0; positive when the observed ratio is the higher, 0 without any event.
 * The variance is that of the most likely rates at that ratio. P. A. R. Koopman, Biometrics 40 (1984) 513–517; its
 * square is Koopman's χ².
 */
export function ratioScore(x1: number, n1: number, x2: number, n2: number, ratio: number): number {
  if (ratio > 1) return -ratioScore(x2, n2, x1, n1, 1 / ratio);
  const { rate, rest } = likeliestRate(x1, n1, x2, n2, ratio);
  const excess = x1 / n1 - (ratio * x2) / n2;
  const variance = (ratio * rate * (1 - ratio + ratio * rest)) / n1 + (ratio * ratio * rate * rest) / n2;
  return excess === 0 ? 0 : excess / Math.sqrt(variance);
}

/** Koopman interval of (x1/n1) / (x2/n2) at a two-sided `level` such as 0.95; [0, ∞] without any event. */
export function koopman(x1: number, n1: number, x2: number, n2: number, level: number): [number, number] {
  const z = normalUpperQuantile((1 - level) / 2);
  return [lowest(x1, n1, x2, n2, z), 1 / lowest(x2, n2, x1, n1, z)];
}

function lowest(x1: number, n1: number, x2: number, n2: number, z: number): number {
  if (x1 === 0) return 0;
  let high = x2 === 0 ? 1 : x1 / n1 / (x2 / n2);
  while (ratioScore(x1, n1, x2, n2, high) > z) high *= 2;
  return findRoot((ratio) => ratioScore(x1, n1, x2, n2, ratio) - z, 0, high);
}

// The second rate, and 1 less it, where the likelihood is highest when the first is `ratio` ≤ 1 times it: the root of a
// quadratic, whose discriminant is written as a sum and whose two roots as sums too, so that rates near 0 and 1 keep their digits
function likeliestRate(x1: number, n1: number, x2: number, n2: number, ratio: number): { rate: number; rest: number } {
  const events = x1 + x2;
  const missed = n2 - x2;
  const twiceTop = 2 * (n1 + n2) * ratio;
  const linear = (1 - ratio) * (events + missed) - ratio * (n1 - x1 + missed);
  const root = Math.sqrt(linear * linear + 2 * twiceTop * missed * (1 - ratio));
  const rate = (2 * events) / (n1 * ratio + x1 + n2 + x2 * ratio + root);
  const rest = linear > 0 ? (2 * missed * (1 - ratio)) / (linear + root) : (root - linear) / twiceTop;
  return { rate: Math.min(1, rate), rest };
}
