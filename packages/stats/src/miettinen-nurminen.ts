// The difference of two independent proportions by the score test, and the interval that inverts it.
import { normalUpperQuantile } from './normal.ts';
import { findRoot } from './root.ts';

/**
 * z of x1/n1 − x2/n2 against `difference`, strictly between −1 and 1; positive when the observed difference is the higher.
 * The variance is that of the most likely rates at that difference, times N/(N − 1).
 * O. Miettinen and M. Nurminen, Stat. Med. 4 (1985) 213–226, eq. 8 and 9.
 */
export function differenceScore(x1: number, n1: number, x2: number, n2: number, difference: number): number {
  if (difference < 0) return -differenceScore(x2, n2, x1, n1, -difference);
  // For rates near 1 the complements are used, because 1 − rate would lose digits
  if (2 * (x1 + x2) > n1 + n2) return differenceScore(n2 - x2, n2, n1 - x1, n1, difference);
  const q = likeliestRate(x1, n1, x2, n2, difference);
  const p = q + difference;
  const total = n1 + n2;
  const variance = ((p * (1 - p)) / n1 + (q * (1 - q)) / n2) * (total / (total - 1));
  const excess = x1 / n1 - x2 / n2 - difference;
  return excess === 0 ? 0 : excess / Math.sqrt(variance);
}

/** Miettinen–Nurminen interval of x1/n1 − x2/n2 at a two-sided `level` such as 0.95. */
export function miettinenNurminen(x1: number, n1: number, x2: number, n2: number, level: number): [number, number] {
  const z = normalUpperQuantile((1 - level) / 2);
  return [lowest(x1, n1, x2, n2, z), -lowest(x2, n2, x1, n1, z)];
}

function lowest(x1: number, n1: number, x2: number, n2: number, z: number): number {
  const observed = x1 / n1 - x2 / n2;
  return observed === -1 ? -1 : findRoot((d) => differenceScore(x1, n1, x2, n2, d) - z, -1, observed);
}

// The second rate where the likelihood is highest when the first is `d` ≥ 0 more. The usual cubic is left in factors, and divided by
// those that would put a root on an end of the range, so that it keeps its digits for one event in a million.
function likeliestRate(x1: number, n1: number, x2: number, n2: number, d: number): number {
  if (d === 0) return (x1 + x2) / (n1 + n2);
  const [full, none] = [x1 === n1, x2 === 0];
  const slope = (q: number): number => {
    const p = q + d;
    const first = (full ? n1 : x1 - n1 * p) * (none ? 1 : q) * (1 - q);
    const second = (none ? -n2 : x2 - n2 * q) * p * (full ? 1 : 1 - p);
    return first + second;
  };
  const top = 1 - d;
  if (slope(0) <= 0) return 0;
  return slope(top) >= 0 ? top : findRoot(slope, 0, top);
}
