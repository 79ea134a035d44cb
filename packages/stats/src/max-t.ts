// Step-down max-T: adjusts many tests on the same rows, using their correlation.
import { factorCorrelation, type Factor } from './cholesky.ts';
import { normalSf } from './normal.ts';
import { seededNormals } from './random.ts';

/** How the joint null distribution is drawn. */
export interface Draws {
  /** 20,000 in the gates: the error of an adjusted p of 0.0125 is then 0.0008. */
  readonly draws: number;
  readonly seed: string;
}

/** Draws that are computed together. */
const LANES = 4;

/**
 * Adjusted one-sided p-values, in the given order, of statistics `z` (large when H0 is false; ±∞ allowed) that are N(0, R) under H0;
 * `lower` is R's lower triangle with diagonal, row by row. Rejecting those ≤ α keeps P(any false rejection) ≤ α. Drawing from N(0, R) is
 * the multiplier bootstrap of influence values with normal multipliers, which depends on their correlation only. Never below the raw p,
 * never above Holm's, and exact for one statistic.
 * P. H. Westfall and S. S. Young, "Resampling-based multiple testing" (1993), algorithm 2.8.
 */
export function stepDownMaxT(z: readonly number[], lower: readonly number[], options: Draws): number[] {
  if (z.some(Number.isNaN)) throw new RangeError('a test statistic is not a number');
  const factor = factorCorrelation(lower, z.length);
  const order = [...z.keys()].sort((a, b) => (z[a] === z[b] ? a - b : z[b]! > z[a]! ? 1 : -1));
  const sorted = Float64Array.from(order, (k) => z[k]!);
  const reached = z.length > 1 ? countMaxima(sorted, permuted(factor, order), options) : new Float64Array(1);
  const adjusted = z.map(() => 1);
  let largest = 0;
  for (const [rank, k] of order.entries()) {
    const raw = normalSf(z[k]!);
    const joint = (reached[rank]! + 1) / (options.draws + 1);
    largest = Math.max(largest, raw, Math.min(joint, (z.length - rank) * raw));
    adjusted[k] = largest;
  }
  return adjusted;
}

function permuted({ size, rows, width }: Factor, order: readonly number[]): Factor {
  const sorted = new Float64Array(size * size);
  for (const [rank, k] of order.entries()) sorted.set(rows.subarray(k * size, (k + 1) * size), rank * size);
  return { size, rows: sorted, width: Int32Array.from(order, (k) => width[k]!) };
}

/** How often the largest of the statistics from rank k on reaches the k-th observed one. */
function countMaxima(sorted: Float64Array, factor: Factor, { draws, seed }: Draws): Float64Array {
  const { size } = factor;
  const next = seededNormals(seed);
  const counts = new Float64Array(size);
  const g = new Float64Array(size * LANES);
  for (let done = 0; done < draws; done += LANES) {
    fill(g, next);
    addMaxima(counts, sorted, factor, g, Math.min(LANES, draws - done));
  }
  return counts;
}

function fill(g: Float64Array, next: () => number): void {
  for (let j = 0; j < g.length; j++) g[j] = next();
}

/** Adds four draws. A function of its own, since V8 compiles a function sooner than a loop inside a larger one. */
function addMaxima(counts: Float64Array, sorted: Float64Array, factor: Factor, g: Float64Array, lanes: number): void {
  const { size, rows, width } = factor;
  let m0 = -Infinity;
  let m1 = -Infinity;
  let m2 = -Infinity;
  let m3 = -Infinity;
  for (let k = size - 1; k >= 0; k--) {
    let x0 = 0;
    let x1 = 0;
    let x2 = 0;
    let x3 = 0;
    const end = k * size + width[k]!;
    for (let at = k * size, from = 0; at < end; at++, from += LANES) {
      const l = rows[at]!;
      x0 += l * g[from]!;
      x1 += l * g[from + 1]!;
      x2 += l * g[from + 2]!;
      x3 += l * g[from + 3]!;
    }
    m0 = Math.max(m0, x0);
    m1 = Math.max(m1, x1);
    m2 = Math.max(m2, x2);
    m3 = Math.max(m3, x3);
    const limit = sorted[k]!;
    counts[k]! +=
      Number(m0 >= limit) +
      Number(lanes > 1 && m1 >= limit) +
      Number(lanes > 2 && m2 >= limit) +
      Number(lanes > 3 && m3 >= limit);
  }
}
