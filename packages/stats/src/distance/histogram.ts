// Equal bins about a reference's mean, in its standard deviations, with the sums that Wasserstein's distance needs.
import { total } from '../total.ts';

/** Width of a bin, and how far the inner bins reach on either side of the mean: in standard deviations of the reference. */
export const BIN_WIDTH = 0.05;
export const REACH = 10;

/** Inner bins between two that are open: 0 holds what lies below −REACH, BINS − 1 what lies from REACH on. */
export const BINS: number = Math.round((2 * REACH) / BIN_WIDTH) + 2;

/** Of u = (x − mean) / sd by bin: rows, Σu, Σu². Each has BINS entries. */
export type Histogram = {
  readonly counts: readonly number[];
  readonly sums: readonly number[];
  readonly squares: readonly number[];
};

/** How E[clip(u, a, b)] − a of each bin [a, b) and its variance come out; both have BINS entries. */
export interface Clipped {
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** Of finite values, about a reference's mean in its standard deviations (`sd` > 0). */
export function histogram(
  values: Iterable<number>,
  { mean, sd }: { readonly mean: number; readonly sd: number },
): Histogram {
  const empty = (): number[] => Array.from({ length: BINS }, () => 0);
  const [counts, sums, squares] = [empty(), empty(), empty()];
  for (const x of values) {
    const u = (x - mean) / sd;
    const bin = Math.floor(Math.min(Math.max((u + REACH) / BIN_WIDTH, -1), BINS - 2)) + 1;
    counts[bin]! += 1;
    sums[bin]! += u;
    squares[bin]! += u * u;
  }
  return { counts, sums, squares };
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

/** ∫ of 1 − F over a bin is the mean of its values cut to the bin (of an open bin: the mean beyond its edge), exactly. */
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

/** The edge from which a bin is measured: its lower one; of the lowest, its upper one. */
function edgeOf(bin: number): number {
  return -REACH + Math.max(0, bin - 1) * BIN_WIDTH;
}
