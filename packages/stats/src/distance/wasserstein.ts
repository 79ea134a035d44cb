// Wasserstein-1, the earth mover's distance: exact between weighted values, and of histograms with its sampling error.
import type { Distance } from '../law.ts';
import { total } from '../total.ts';
import { withoutNoise } from './without-noise.ts';
import { BIN_WIDTH, clipped, edgeOf, rowsOf, varianceOf, type Histogram } from './histogram.ts';

/** A distance and the law that it follows; unknown laws are never guessed. */
export interface MeasuredDistance {
  readonly value: number;
  readonly law: Distance;
}

/** What one more row in each bin or level of either sample would add to a distance: influence values, up to a constant. */
export interface DistanceInfluence {
  readonly reference: readonly number[];
  readonly current: readonly number[];
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
 * Wasserstein-1 in standard deviations of the reference, from histograms about its own mean and in its own deviation, or about what is near them: exact (to a step of a bin)
 * where F and G do not cross inside a bin, else too small by less than a bin's width times what they differ there.
 *
 * Noise alone keeps two samples apart: `bias` is what it adds to all bins together, estimated on the safe side. The error: the best transport's potential has slope 1, so its variance is at most that of the values themselves
 * (Villani, Topics in Optimal Transportation, 2003, §1.2: Kantorovich and Rubinstein).
 */
export function binnedWasserstein(reference: Histogram, current: Histogram): MeasuredDistance {
  const [own, other] = [clipped(reference), clipped(current)];
  const rate = 1 / rowsOf(reference) + 1 / rowsOf(current);
  const sd = Math.sqrt(varianceOf(reference));
  let [value, corrected] = [0, 0];
  for (let i = 0; i < own.means.length; i++) {
    const d = Math.abs(other.means[i]! - own.means[i]!);
    value += d;
    corrected += withoutNoise(d, Math.sqrt(Math.max(own.variances[i]!, other.variances[i]!) * rate));
  }
  const se = Math.sqrt(Math.max(sd * sd, varianceOf(current)) * rate);
  return { value: value / sd, law: { law: 'distance', bias: Math.max(0, value - corrected) / sd, se: se / sd } };
}

/**
 * By bin, in standard deviations of the reference, for values in the middle of a bin's own: a row of the current data adds ∫ sign(F − G) up to where
 * it lies, one of the reference takes it away. Sommerfeld and Munk, J. R. Stat. Soc. B 80 (2018) 219–238: the directional derivative where F and G differ.
 */
export function wassersteinInfluence(reference: Histogram, current: Histogram): DistanceInfluence {
  const [own, other] = [clipped(reference).means, clipped(current).means];
  const sd = Math.sqrt(varianceOf(reference));
  const signs = own.map((mean, i) => Math.sign(other[i]! - mean) / sd);
  const upTo = (of: Histogram): number[] => {
    let below = 0;
    return signs.map((sign, bin) => {
      const value = below + sign * meanIn(of, bin);
      below += bin === 0 ? 0 : sign * BIN_WIDTH;
      return value;
    });
  };
  return { reference: upTo(reference).map((x) => -x), current: upTo(current) };
}

/** How far from a bin's edge its values lie on average; a bin without any has none. */
function meanIn({ counts, sums }: Histogram, bin: number): number {
  return counts[bin]! > 0 ? sums[bin]! / counts[bin]! - edgeOf(bin) : 0;
}
