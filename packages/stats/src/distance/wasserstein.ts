// Wasserstein-1, the earth mover's distance: exact between weighted values, and of histograms with its sampling error.
import type { Distance } from '../law.ts';
import { normalCdf } from '../normal.ts';
import { clipped, rowsOf, varianceOf, type Histogram } from './histogram.ts';

/** A distance and the law that it follows; unknown laws are never guessed. */
export interface MeasuredDistance {
  readonly value: number;
  readonly law: Distance;
}

/**
 * ∫|F − G| of two samples over the same ascending values, given the rows of each at every value; in the values' own unit.
 * NaN when one has no rows. SciPy: stats.wasserstein_distance.
 */
export function wasserstein(values: readonly number[], c: readonly number[], d: readonly number[]): number {
  const [n, m] = [total(c), total(d)];
  let [below, before, sum] = [0, 0, 0];
  for (let i = 0; i + 1 < values.length; i++) {
    below += c[i]!;
    before += d[i]!;
    sum += Math.abs(below / n - before / m) * (values[i + 1]! - values[i]!);
  }
  return n > 0 && m > 0 ? sum : NaN;
}

/**
 * Wasserstein-1 in standard deviations of the reference, from histograms: exact where F and G do not cross inside a bin,
 * else too small by less than a bin's width times what they differ there.
 *
 * Noise alone keeps two samples apart. What a bin shows, d, is replaced by σ·g(d/σ) with g(y) = y(2Φ(y) − 1) − 2φ(y),
 * whose mean for a true δ is δ(2Φ(δ/(√2 σ)) − 1): never above |δ|, and 0 without drift. `bias` is what that takes away.
 * The error: the best transport's potential has slope 1, so its variance is at most that of the values themselves
 * (Villani, Topics in Optimal Transportation, 2003, §1.2: Kantorovich and Rubinstein).
 */
export function binnedWasserstein(reference: Histogram, current: Histogram): MeasuredDistance {
  const [own, other] = [clipped(reference), clipped(current)];
  const spread = varianceOf(reference);
  const rate = 1 / rowsOf(reference) + 1 / rowsOf(current);
  let [value, corrected] = [0, 0];
  for (let i = 0; i < own.means.length; i++) {
    const d = Math.abs(other.means[i]! - own.means[i]!);
    value += d;
    corrected += withoutNoise(d, Math.sqrt(Math.max(own.variances[i]!, other.variances[i]!) * rate));
  }
  const sd = Math.sqrt(spread);
  const se = Math.sqrt(Math.max(1, varianceOf(current) / spread) * rate);
  return { value: value / sd, law: { law: 'distance', bias: Math.max(0, (value - corrected) / sd), se } };
}

function withoutNoise(d: number, sigma: number): number {
  if (!(sigma > 0)) return d;
  const y = d / sigma;
  return sigma * (y * (2 * normalCdf(y) - 1) - (2 * Math.exp((-y * y) / 2)) / Math.sqrt(2 * Math.PI));
}

/** Rows of all values together. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0);
}
