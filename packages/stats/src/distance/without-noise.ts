// The size of an observed difference, less the part that noise alone would show.
import { normalCdf } from '../normal.ts';

/**
 * From |d| with d ~ N(δ, σ²): σ·g(|d|/σ) with g(y) = y(2Φ(y) − 1) − 2φ(y), whose mean is δ(2Φ(δ/(√2 σ)) − 1) (Stein's
 * lemma): never above |δ|, and 0 where δ is. It may be negative. Without noise it is |d|.
 */
export function withoutNoise(size: number, sigma: number): number {
  if (!(sigma > 0)) return size;
  const y = size / sigma;
  // Far from zero nothing is subtracted; the minimum keeps rounding from adding anything.
  return Math.min(size, sigma * (y * (2 * normalCdf(y) - 1) - (2 * Math.exp((-y * y) / 2)) / Math.sqrt(2 * Math.PI)));
}
