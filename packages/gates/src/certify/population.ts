// A population with known true values: calibrated scores of two models for one label, correlated through a shared signal.
import { findRoot, normalCdf, normalQuantile, seededNormals, seededUniforms } from '@modelgate/stats';
import type { Frame } from '@modelgate/core';

/**
 * Given the label y = ±1 (each half of the rows), a model sees x ~ N(yμ, 1) and scores P(y = 1 | x) = 1/(1 + e^(−2μx)): calibrated, with accuracy
 * Φ(μ) and ROC AUC Φ(√2·μ). The two models' noises correlate by ρ, which sets how often they disagree.
 */
export interface Population {
  readonly baseline: number;
  readonly candidate: number;
  /** Correlation of the noises. */
  readonly rho: number;
  /** Shares of the slices. */
  readonly slices: readonly number[];
  /** Slices (by index) on which the candidate has another accuracy. */
  readonly broken?: { readonly slice: number; readonly accuracy: number };
}

/** At an accuracy of 0.85 this correlation gives a discordance of 0.090, a usual one between a model and its retraining. */
export const USUAL_RHO = 0.883;

export function sampleFrame(population: Population, n: number, seed: string): Frame {
  const normal = seededNormals(`${seed}/noise`);
  const uniform = seededUniforms(`${seed}/rows`);
  const label = new Int32Array(n);
  const [candidate, baseline] = [new Float32Array(n), new Float32Array(n)];
  const slice = new Int32Array(n);
  const own = Math.sqrt(1 - population.rho ** 2);
  const muB = normalQuantile(population.baseline);
  for (let i = 0; i < n; i++) {
    label[i] = uniform() < 0.5 ? 0 : 1;
    slice[i] = pick(population.slices, uniform());
    const accuracy = population.broken?.slice === slice[i] ? population.broken!.accuracy : population.candidate;
    const muC = normalQuantile(accuracy);
    const sign = label[i] === 1 ? 1 : -1;
    const shared = normal();
    baseline[i] = score(muB, sign * muB + shared);
    candidate[i] = score(muC, sign * muC + population.rho * shared + own * normal());
  }
  const names = population.slices.map((_, k) => `s${k}`);
  return {
    n,
    classes: ['0', '1'],
    label,
    scores: { candidate: { values: candidate, width: 1 }, baseline: { values: baseline, width: 1 } },
    groups: { slice: { codes: slice, names } },
  };
}

function score(mu: number, x: number): number {
  return 1 / (1 + Math.exp(-2 * mu * x));
}

function pick(shares: readonly number[], u: number): number {
  let sum = 0;
  for (const [k, share] of shares.entries()) {
    sum += share;
    if (u < sum) return k;
  }
  return shares.length - 1;
}

/** The share of rows on which just one of two models of these accuracies is right, when their noises correlate by ρ. */
export function disagreement(one: number, other: number, rho: number): number {
  return one + other - 2 * bothBelow(normalQuantile(one), normalQuantile(other), rho);
}

/** The ρ at which two models of one accuracy disagree so often, as near as there is one; no two have all noise in common. */
export function rhoOf(accuracy: number, share: number): number {
  return findRoot((rho) => disagreement(accuracy, accuracy, rho) - share, 0, 0.9999);
}

/**
 * P(X ≤ h, Y ≤ k) of two normal variables that correlate by ρ: Plackett's integral over the correlation from 0 to ρ, as
 * Drezner & Wesolowsky, J. Stat. Comput. Simul. 35 (1990) 101–107, write it; by Simpson's rule.
 */
function bothBelow(h: number, k: number, rho: number): number {
  const steps = 400;
  const width = Math.asin(rho) / steps;
  const density = (angle: number): number => {
    const sine = Math.sin(angle);
    return Math.exp(-(h * h - 2 * h * k * sine + k * k) / (2 * Math.cos(angle) ** 2));
  };
  let sum = density(0) + density(steps * width);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * width);
  return normalCdf(h) * normalCdf(k) + (sum * width) / 3 / (2 * Math.PI);
}

/** Expected log loss of a model of this accuracy: E ln(1 + e^(−2μx)), x ~ N(μ, 1), by the trapezoidal rule. */
function logLossOf(accuracy: number): number {
  const mu = normalQuantile(accuracy);
  const step = 0.01;
  let sum = 0;
  for (let z = -9; z <= 9; z += step) sum += Math.log1p(Math.exp(-2 * mu * (mu + z))) * Math.exp((-z * z) / 2);
  return (sum * step) / Math.sqrt(2 * Math.PI);
}

/** The lowest accuracy that keeps both margins of the default policy, 1 pt of accuracy and 5 % of log loss: one is met exactly. */
export function accuracyAtMargins(baseline: number): number {
  let [kept, lost] = [baseline, baseline - 0.01];
  const keeps = (accuracy: number): boolean => logLossOf(accuracy) <= 1.05 * logLossOf(baseline);
  if (keeps(lost)) return lost;
  for (let i = 0; i < 60; i++) {
    const middle = (kept + lost) / 2;
    if (keeps(middle)) kept = middle;
    else lost = middle;
  }
  return kept;
}
