// Wasserstein-1, the earth mover's distance: exact between weighted values, and of histograms with its sampling error.
import type { Distance } from '../law.ts';
import { total } from '../total.ts';
import { withoutNoise } from './without-noise.ts';
import { BIN_WIDTH, clipped, edgeOf, rowsOf, varianceOf, type Histogram } from './histogram.ts';

/** A distance with its law. */
export interface MeasuredDistance {
  readonly value: number;
  readonly law: Distance;
}

/** Influence values of a distance, up to a constant: what one more row in each bin or level of either sample would add to it. */
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
 * Wasserstein-1 in standard deviations of the reference, from histograms about its own mean and deviation, or values near them. It is exact
 * (to a step of a bin) where F and G do not cross inside a bin, else too small by less than a bin's width times their difference there.
 *
 * Noise alone keeps two samples apart: `bias` is its part over all bins, estimated on the safe side. The error has two parts. The potential
 * of the best transport has slope 1, so its variance is at most that of the values themselves (Villani, Topics in Optimal Transportation,
 * 2003, §1.2: Kantorovich and Rubinstein). The unit, the reference's own standard deviation, has an error too, taken at a distance of
 * `limit`: the distance is beyond the limit when ∫|F − G| − limit · sd is above 0 (Fieller, J. R. Stat. Soc. B 16 (1954) 175–185). In skewed
 * columns the errors of the unit and of the mean go together.
 */
export function binnedWasserstein(reference: Histogram, current: Histogram, limit: number): MeasuredDistance {
  const [own, other] = [clipped(reference), clipped(current)];
  const rate = 1 / rowsOf(reference) + 1 / rowsOf(current);
  const sd = Math.sqrt(varianceOf(reference));
  let [value, corrected] = [0, 0];
  for (let i = 0; i < own.means.length; i++) {
    const d = Math.abs(other.means[i]! - own.means[i]!);
    value += d;
    corrected += withoutNoise(d, Math.sqrt(Math.max(own.variances[i]!, other.variances[i]!) * rate));
  }
  const ofValues = Math.max(1, varianceOf(current) / (sd * sd)) * rate;
  const se = Math.sqrt(ofValues + varianceOfUnit(reference, current, limit) / rowsOf(reference));
  return { value: value / sd, law: { law: 'distance', bias: Math.max(0, value - corrected) / sd, se } };
}

/**
 * Influence values, by bin, of the distance less `limit`, in standard deviations of the reference: a row of the current data adds the
 * integral of sign(F − G) up to its place, a row of the reference subtracts it and widens the unit. This is the directional derivative where
 * F and G differ: Sommerfeld and Munk, J. R. Stat. Soc. B 80 (2018) 219–238.
 */
export function wassersteinInfluence(reference: Histogram, current: Histogram, limit: number): DistanceInfluence {
  const rows = influenceOfRows(reference, current);
  const unit = influenceOnUnit(reference);
  return { reference: rows.reference.map((x, bin) => x - limit * unit[bin]!), current: rows.current };
}

function influenceOfRows(reference: Histogram, current: Histogram): DistanceInfluence {
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

/** Mean distance of a bin's values from its edge; 0 for a bin without values. */
function meanIn({ counts, sums }: Histogram, bin: number): number {
  return counts[bin]! > 0 ? sums[bin]! / counts[bin]! - edgeOf(bin) : 0;
}

/** Influence on the unit, by bin: half of the squared distance from the mean, in variances. */
function influenceOnUnit(of: Histogram): readonly number[] {
  const mean = total(of.sums) / rowsOf(of);
  const variance = varianceOf(of);
  return of.counts.map((count, bin) => {
    if (count === 0) return 0;
    return (of.squares[bin]! / count - (2 * mean * of.sums[bin]!) / count + mean * mean) / (2 * variance);
  });
}

/** What the unit's error adds to the variance of a row of the reference; never negative, although chance might reduce it. */
function varianceOfUnit(reference: Histogram, current: Histogram, limit: number): number {
  const rows = influenceOfRows(reference, current).reference;
  const unit = influenceOnUnit(reference);
  const varianceIn = (values: readonly number[]): number => {
    const [mean, square] = [1, 2].map((power) => total(values.map((x, i) => reference.counts[i]! * x ** power)));
    return square! / rowsOf(reference) - (mean! / rowsOf(reference)) ** 2;
  };
  return Math.max(0, varianceIn(rows.map((x, bin) => x - limit * unit[bin]!)) - varianceIn(rows));
}
