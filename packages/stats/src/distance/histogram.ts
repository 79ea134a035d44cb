// Equal bins about a reference's mean, in its standard deviations, with the sums that Wasserstein's distance needs.
import { total } from '../total.ts';

/** Width of a bin, and how far the inner bins reach on either side of the mean: in standard deviations of the reference. */
export const BIN_WIDTH = 0.05;
export const REACH = 10;

/** Inner bins between two that are open: 0 holds what lies below −REACH, BINS − 1 what lies from REACH on. */
export const BINS: number = Math.round((2 * REACH) / BIN_WIDTH) + 2;

/** Steps of an inner bin: the place of a value within its bin is known to half a step. */
export const STEPS: number = 4096;

/** Largest distance beyond the inner bins, in bins; up to it the place of a value is known to half a bin. */
export const FARTHEST: number = 2 ** 20;

/**
 * The bins that have rows, ascending: rows, Σt and Σt², where t counts steps from the bin's edge (in an open bin: bins beyond it). They are
 * whole numbers, whose sums do not depend on the order.
 */
export type BinSums = readonly (readonly [bin: number, rows: number, sum: number, squares: number])[];

/** For each bin of u = (x − mean) / sd: rows, Σu, Σu². Each array has BINS entries. */
export type Histogram = {
  readonly counts: readonly number[];
  readonly sums: readonly number[];
  readonly squares: readonly number[];
};

/** E[clip(u, a, b)] − a of each bin [a, b), and its variance; both have BINS entries. */
export interface Clipped {
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** Histogram of finite values about a mean, in standard deviations (`sd` > 0): the reference's own, or values near them. */
export function histogram(values: Iterable<number>, about: About): Histogram {
  return histogramOf(binSums(values, about));
}

interface About {
  readonly mean: number;
  readonly sd: number;
}

export function binSums(values: Iterable<number>, { mean, sd }: About): BinSums {
  const bins = Array.from({ length: BINS }, (_, bin): [number, number, number, number] => [bin, 0, 0, 0]);
  for (const x of values) {
    const [bin, step] = placeOf(((x - mean) / sd + REACH) / BIN_WIDTH);
    const own = bins[bin]!;
    own[1] += 1;
    own[2] += step;
    own[3] += step * step;
  }
  return bins.filter(([, rows]) => rows > 0);
}

/** Bin and step of a value; `v`: its distance from the lowest edge, in bins. */
function placeOf(v: number): readonly [bin: number, step: number] {
  const inner = BINS - 2;
  if (v < 0) return [0, Math.min(Math.floor(-v), FARTHEST)];
  if (v >= inner) return [BINS - 1, Math.min(Math.floor(v - inner), FARTHEST)];
  return [Math.floor(v) + 1, Math.floor((v - Math.floor(v)) * STEPS)];
}

const EMPTY: readonly number[] = Array.from({ length: BINS }, () => 0);

/** The histogram, with every value taken at the middle of its step. */
export function histogramOf(bins: BinSums): Histogram {
  const of = { counts: [...EMPTY], sums: [...EMPTY], squares: [...EMPTY] };
  for (const [bin, rows, sum, squares] of bins) {
    const [edge, step] = [edgeOf(bin), stepOf(bin)];
    const beyond = step * (sum + rows / 2);
    of.counts[bin] = rows;
    of.sums[bin] = rows * edge + beyond;
    of.squares[bin] = rows * edge * edge + 2 * edge * beyond + step * step * (squares + sum + rows / 4);
  }
  return of;
}

/** Width of a step in standard deviations. */
function stepOf(bin: number): number {
  if (bin === 0) return -BIN_WIDTH;
  return bin === BINS - 1 ? BIN_WIDTH : BIN_WIDTH / STEPS;
}

/** Rows of a histogram. */
export function rowsOf({ counts }: Histogram): number {
  return total(counts);
}

/** Population variance, in squared standard deviations of the reference. */
export function varianceOf(of: Histogram): number {
  const n = rowsOf(of);
  const mean = total(of.sums) / n;
  return Math.max(0, total(of.squares) / n - mean * mean);
}

/** The integral of 1 − F over a bin equals exactly the mean of all values clipped to the bin (for an open bin: the mean beyond its edge). */
export function clipped(of: Histogram): Clipped {
  const n = rowsOf(of);
  let above = n;
  const moments = of.counts.map((count, i) => {
    above -= count;
    const [edge, width] = [edgeOf(i), i === 0 || i === BINS - 1 ? 0 : BIN_WIDTH];
    const [sum, square] = [of.sums[i]!, of.squares[i]!];
    const mean = (sum - edge * count + width * above) / n;
    const second = (square - 2 * edge * sum + edge * edge * count + width * width * above) / n;
    return { mean, variance: Math.max(0, second - mean * mean) };
  });
  return { means: moments.map((m) => m.mean), variances: moments.map((m) => m.variance) };
}

/** The edge from which a bin is measured: the lower one, but the upper one for the lowest bin. */
export function edgeOf(bin: number): number {
  return -REACH + Math.max(0, bin - 1) * BIN_WIDTH;
}
