// Bins of confidence against frequency: the plug-in and the debiased calibration error, and the law of the latter.
import { influenceValues, type InfluenceValues, type View } from '@modelgate/core';
import { normalCdf, seededNormals, sampledLaw, type Sampled } from '@modelgate/stats';
import { totalWeight, weightOf } from './atoms.ts';
import { probability } from './probabilities.ts';

const BINS = 15;
const DRAWS = 2000;

/** Sums of the bins, from which values and their law follow. */
export interface CalibrationBins {
  /** Share of the weight in each bin. */
  readonly share: Float64Array;
  /** Mean of happened − confidence in each bin. */
  readonly gap: Float64Array;
  /** Standard error that this mean would have if the model were calibrated. */
  readonly error: Float64Array;
  /** Its standard error: that of the residuals that were seen, and at least `error`. */
  readonly seenError: Float64Array;
  /** Rows in each bin. */
  readonly rows: Float64Array;
}

/** For each row its bin, and happened − confidence. */
export interface BinnedRows {
  readonly binOf: Uint8Array;
  readonly residual: InfluenceValues;
}

/** Equal-width bins [0, 1/15), …, [14/15, 1]; a confidence of exactly 1 is in the last one. */
export function calibrationBins(view: View): { bins: CalibrationBins; binned: BinnedRows } {
  const { sums, binned } = sumsOf(view);
  return { bins: binsOf(sums, totalWeight(view)), binned };
}

/** Sums over the rows of each bin; w is a row's weight, p its confidence, r = happened − p. */
interface Sums {
  /** Σ w and Σ w². */
  readonly weight: Float64Array;
  readonly weightSquared: Float64Array;
  /** Σ w r and Σ w r². */
  readonly residual: Float64Array;
  readonly residualSquared: Float64Array;
  /** Σ w p(1 − p), which Σ w r² is on average if the model is calibrated. */
  readonly expectedSquared: Float64Array;
  readonly rows: Float64Array;
}

function sumsOf(view: View): { sums: Sums; binned: BinnedRows } {
  const zeros = (): Float64Array => new Float64Array(BINS);
  const [weight, weightSquared, rows] = [zeros(), zeros(), zeros()];
  const [residual, residualSquared, expectedSquared] = [zeros(), zeros(), zeros()];
  const binned = { binOf: new Uint8Array(view.n), residual: influenceValues(view.n) };
  for (let i = 0; i < view.n; i++) {
    const p = confidence(view, i);
    const w = weightOf(view, i);
    const r = happened(view, i) - p;
    const bin = Math.min(BINS - 1, Math.floor(p * BINS));
    binned.binOf[i] = bin;
    binned.residual[i] = r;
    weight[bin]! += w;
    weightSquared[bin]! += w * w;
    residual[bin]! += w * r;
    residualSquared[bin]! += w * r * r;
    expectedSquared[bin]! += w * p * (1 - p);
    rows[bin]! += 1;
  }
  return { sums: { weight, weightSquared, residual, residualSquared, expectedSquared, rows }, binned };
}

function binsOf(sums: Sums, total: number): CalibrationBins {
  const { weight, weightSquared, residual, residualSquared, expectedSquared, rows } = sums;
  const errorOfMean = (squares: number, b: number): number =>
    weight[b]! > 0 ? Math.sqrt((Math.max(0, squares) / weight[b]!) * (weightSquared[b]! / weight[b]! ** 2)) : 0;
  const gap = residual.map((sum, b) => (weight[b]! > 0 ? sum / weight[b]! : 0));
  const error = expectedSquared.map(errorOfMean);
  const aboutMean = residualSquared.map((sum, b) => sum - weight[b]! * gap[b]! ** 2);
  const seenError = aboutMean.map((sum, b) => Math.max(error[b]!, errorOfMean(sum, b)));
  return { share: weight.map((w) => w / total), gap, error, seenError, rows };
}

/** The probability of the positive class, or of the decision among several. */
function confidence(view: View, i: number): number {
  return probability(view, i, view.width === 1 ? 1 : view.d![i]!);
}

/** 1 for a positive row, or a right decision among several. */
function happened({ width, y, d }: View, i: number): number {
  return (width === 1 ? 1 : d![i]) === y[i] ? 1 : 0;
}

/** ECE: Σ share·|gap|. Biased upwards: 0.039 for a perfectly calibrated model at n = 1,000. */
export function plugInError({ share, gap }: Pick<CalibrationBins, 'share' | 'gap'>): number {
  return share.reduce((sum, w, b) => sum + w * Math.abs(gap[b]!), 0);
}

/** Σ share·(2|gap| − E|N(gap, error²)|), at least 0: the part that noise adds to each bin's distance is subtracted. */
export function debiasedError({ share, gap, error }: Pick<CalibrationBins, 'share' | 'gap' | 'error'>): number {
  let sum = 0;
  for (let b = 0; b < BINS; b++) sum += share[b]! * (2 * Math.abs(gap[b]!) - foldedMean(gap[b]!, error[b]!));
  return Math.max(0, sum);
}

const FOLDED = 9;

/** E|X|, X ~ N(mean, sd²): the folded normal distribution (Leone, Nelson & Nottingham 1961). */
function foldedMean(mean: number, sd: number): number {
  const t = mean / sd;
  // Far from 0, the folded half adds less than the last digit.
  if (sd === 0 || Math.abs(t) > FOLDED) return Math.abs(mean);
  return sd * Math.sqrt(2 / Math.PI) * Math.exp((-t * t) / 2) + mean * (1 - 2 * normalCdf(-t));
}

/**
 * The law of the debiased error, by resampling the bins: their counts (normal about n) and their gaps (normal about each). Where a model is
 * too sure of itself, outcomes vary more than its probabilities say: limits at the truth of one were proved in 29 % of samples of 1,000.
 *
 * With clusters (or weights) every error is `factor` times as large, and so is the bias that noise adds to the distances. The value was freed
 * of that of independent rows only: calibrated models with 25 alike rows to a cluster failed limits at the truth in 14 % of samples. So the
 * law is the wider one, at either end, of two: that of independent rows, stretched, and that of a value without all of its bias.
 */
export function resampledLaw(bins: CalibrationBins, seed: string, factor: number = 1): Sampled {
  const law = lawOf(bins, seed);
  if (factor === 1) return law;
  const noisy = noisier(bins, factor);
  const [shown, freed] = [debiasedError(bins), debiasedError(noisy)];
  const about = lawOf(noisy, seed).at;
  // A law is reflected about the value that is shown.
  const at = law.at.map((x, i) => {
    const stretched = shown + (x - shown) * factor;
    return law.probs[i]! < 0.5
      ? Math.min(stretched, about[i]! + shown - freed)
      : Math.max(stretched, about[i]! + 2 * (shown - freed));
  });
  return { ...law, at };
}

function noisier(bins: CalibrationBins, factor: number): CalibrationBins {
  const [error, seenError] = [bins.error, bins.seenError].map((errors) => errors.map((e) => e * factor));
  return { ...bins, error: error!, seenError: seenError! };
}

function lawOf(bins: CalibrationBins, seed: string): Sampled {
  const next = seededNormals(`${seed}/calibration-error`);
  const drawn = { share: new Float64Array(BINS), gap: new Float64Array(BINS), error: bins.error };
  const draws = new Float64Array(DRAWS);
  const spread = bins.rows.map(Math.sqrt);
  for (let r = 0; r < DRAWS; r++) {
    drawShares(drawn.share, bins, spread, next);
    for (let b = 0; b < BINS; b++) drawn.gap[b] = bins.gap[b]! + bins.seenError[b]! * next();
    draws[r] = debiasedError(drawn);
  }
  return onBothSides(sampledLaw(draws, seed), debiasedError(bins), draws.reduce((sum, d) => sum + d, 0) / DRAWS);
}

/**
 * Distances never fall below 0, so replicates lie too high and are skewed. Reflecting them about the value subtracts that bias once more, and
 * shifting their mean to the value leaves the skewness: each is right at one end. So each quantile is the outer one of the two, and an
 * interval is as wide as both.
 */
function onBothSides(law: Sampled, value: number, mean: number): Sampled {
  const { probs, at } = law;
  const outer = at.map((q, i) => {
    const shifted = value + mean - at[at.length - 1 - i]!;
    return probs[i]! < 0.5 ? Math.min(q, shifted) : Math.max(q, shifted);
  });
  return { ...law, at: outer };
}

/** Draws the bins' shares; undefined when all counts are drawn as 0, as can happen with few rows. */
function drawShares(
  out: Float64Array,
  { share, rows }: CalibrationBins,
  spread: Float64Array,
  next: () => number,
): void {
  let total = 0;
  for (let b = 0; b < BINS; b++) {
    const count = Math.max(0, rows[b]! + spread[b]! * next());
    out[b] = rows[b]! > 0 ? (share[b]! * count) / rows[b]! : 0;
    total += out[b]!;
  }
  for (let b = 0; b < BINS; b++) out[b] = total > 0 ? out[b]! / total : share[b]!;
}
