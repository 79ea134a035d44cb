// Jensen–Shannon distance of two distributions over the same levels, 0 to 1, with its sampling error.
import { total } from '../total.ts';
import type { DistanceInfluence, MeasuredDistance } from './wasserstein.ts';

/**
 * The distance, from the rows of each level: the square root of the mean divergence of both samples from their mixture. In base 2 it lies
 * between 0 and 1. SciPy (spatial.distance.jensenshannon) and Evidently use natural logarithms by default.
 */
export function jensenShannon(c: readonly number[], d: readonly number[], base: 2 | 'e' = 2): number {
  return Math.sqrt(divergence(c, d) * (base === 2 ? 1 : Math.LN2));
}

/**
 * The distance in base 2 with its law. Without drift the divergence is about (B − 1)(1/n + 1/m) / (8 ln 2) for B levels,
 * which is its bias. Its error is the one without drift, which is the largest: by the delta method a sample's part of it is the variance
 * of ½ log2(r) over 4 times the divergence, for r = p/mixture, and r ln² r ≤ r ln r + (2 − r) ln(2 − r) on [0, 2]. It is larger while the
 * bias is most of what there is.
 */
export function measuredJensenShannon(c: readonly number[], d: readonly number[]): MeasuredDistance {
  const squared = divergence(c, d);
  const value = Math.sqrt(squared);
  const levels = c.filter((count, i) => count + d[i]! > 0).length;
  const spread = (1 / total(c) + 1 / total(d)) / (8 * Math.LN2);
  const bias = (levels - 1) * spread;
  const doubt = bias > 0 ? bias / Math.max(squared, bias) : 0;
  const left = Math.sqrt(Math.max(0, squared - bias));
  return { value, law: { law: 'distance', bias: value - left, se: Math.sqrt(spread * (1 + doubt)), most: 1 } };
}

/** Influence values of the distance in base 2: its derivatives by the share of each level. They do not exist for two equal samples. */
export function jensenShannonInfluence(c: readonly number[], d: readonly number[]): DistanceInfluence {
  const [n, m, value] = [total(c), total(d), jensenShannon(c, d)];
  const slope = (p: number, q: number): number => (p > 0 && value > 0 ? Math.log2((2 * p) / (p + q)) / (4 * value) : 0);
  const by = (of: (p: number, q: number) => number): number[] => c.map((count, i) => of(count / n, d[i]! / m));
  return { reference: by(slope), current: by((p, q) => slope(q, p)) };
}

/** The distance in base 2 between two normal distributions that lie `effect` standard deviations apart, by Simpson's rule. */
export function jensenShannonOfShift(effect: number): number {
  const [steps, from] = [400, -9];
  const width = (effect - 2 * from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = from + i * width;
    const [p, q] = [Math.exp((-x * x) / 2), Math.exp((-(x - effect) * (x - effect)) / 2)];
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * (part(p, q) + part(q, p));
  }
  return Math.sqrt((sum * width) / 3 / Math.sqrt(2 * Math.PI));
}

/** Divergence in base 2. */
function divergence(c: readonly number[], d: readonly number[]): number {
  const [n, m] = [total(c), total(d)];
  return Math.max(
    0,
    c.reduce((sum, count, i) => sum + part(count / n, d[i]! / m) + part(d[i]! / m, count / n), 0),
  );
}

/** Half of the term that p adds to its divergence from the mixture with q. */
function part(p: number, q: number): number {
  return p > 0 ? (p / 2) * Math.log2((2 * p) / (p + q)) : 0;
}
