// Laws known only through replicates: their quantiles are kept, and tests use the basic (reflected) bootstrap.
import type { Sampled } from './law.ts';

/** Probabilities of the lower tail, denser there, since limits are judged in the tails. */
const LOWER_TAIL = [
  0.0001, 0.0002, 0.0005, 0.001, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.0075, 0.01, 0.0125, 0.015, 0.0175,
  0.02, 0.0225, 0.025, 0.0275, 0.03, 0.035, 0.04, 0.045, 0.05, 0.055,
];
const PROBS = [
  ...LOWER_TAIL,
  ...Array.from({ length: 89 }, (_, i) => (i + 6) / 100),
  ...LOWER_TAIL.map((p) => 1 - p).reverse(),
];

/**
 * The law of replicates of an estimate (all finite), from a resampling with `seed`: 141 quantiles, fewer where there are
 * too few replicates for the outermost.
 */
export function sampledLaw(replicates: Float64Array, seed: string): Sampled {
  if (replicates.length === 0 || !replicates.every(Number.isFinite)) {
    throw new RangeError('a sampled law needs replicates, all of them finite');
  }
  const sorted = Float64Array.from(replicates).sort();
  const draws = sorted.length;
  const rarest = 1 / (draws + 1);
  const probs = PROBS.filter((p) => p === 0.5 || Math.min(p, 1 - p) >= rarest);
  return { law: 'sampled', probs, at: probs.map((p) => quantile(sorted, p)), draws, seed };
}

// Linear between order statistics, as NumPy and R do by default (Hyndman and Fan's type 7)
function quantile(sorted: Float64Array, p: number): number {
  const rank = (sorted.length - 1) * p;
  const low = Math.floor(rank);
  const next = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return sorted[low]! + (rank - low) * (next - sorted[low]!);
}

/**
 * P(replicate ≤ value) and P(replicate ≥ value), interpolated between the kept quantiles. Beyond the outermost quantile the replicates
 * cannot show how rare a value is: the probability stays at that quantile's, and never becomes 0.
 */
export function sampledTails({ probs, at }: Sampled, value: number): { below: number; above: number } {
  const [first, last] = [probs[0]!, probs.at(-1)!];
  if (value < at[0]!) return { below: first, above: 1 - first };
  if (value > at.at(-1)!) return { below: last, above: 1 - last };
  return { below: upTo(probs, at, value), above: 1 - before(probs, at, value) };
}

/** The quantile at p, interpolated; ∓∞ for a p beyond the outermost: the replicates do not bound it. */
export function sampledQuantile({ probs, at }: Sampled, p: number): number {
  if (p < probs[0]!) return -Infinity;
  if (p > probs.at(-1)!) return Infinity;
  const i = probs.findIndex((q) => q >= p);
  return probs[i] === p ? at[i]! : between(p, probs, at, i);
}

// Equal replicates make steps; `upTo` gives the upper end of a step, the next function the lower end
function upTo(probs: readonly number[], at: readonly number[], value: number): number {
  const i = at.findLastIndex((q) => q <= value);
  return at[i] === value ? probs[i]! : between(value, at, probs, i + 1);
}

function before(probs: readonly number[], at: readonly number[], value: number): number {
  const i = at.findIndex((q) => q >= value);
  return at[i] === value ? probs[i]! : between(value, at, probs, i);
}

// Linear between the points i − 1 and i
function between(x: number, xs: readonly number[], ys: readonly number[], i: number): number {
  const share = (x - xs[i - 1]!) / (xs[i]! - xs[i - 1]!);
  return ys[i - 1]! + share * (ys[i]! - ys[i - 1]!);
}
