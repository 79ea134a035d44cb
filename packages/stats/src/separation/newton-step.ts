// A Newton step of a logistic model over the cells of one term: the change of each cell's log-odds, and the gain.

/** The state of a fit: log-odds of each row, and the gradient and curvature of its log-likelihood. */
export interface Fit {
  readonly current: Uint8Array;
  readonly odds: Float64Array;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

/** Sums of gradient and curvature by cell. */
export interface Sums {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

export interface Step {
  /** Change of the log-odds, by cell. */
  readonly step: Float64Array;
  /** Twice the log-likelihood that it gains. */
  readonly gain: number;
  /** The gain beyond that of noise. */
  readonly beyond: number;
}

/** Ridge penalty: a cell with few rows moves little. */
const RIDGE = 1;
/** Gain of noise: of the best of sixteen cuts, and of a cell, which is 1 on average but more for pairs, the best of many. */
const NOISE_OF_A_CUT = 4;
const NOISE_OF_A_CELL = 1.5;

/** The start of a fit: all rows have the log-odds of the current sample's share. */
export function startOf(current: Uint8Array): Fit {
  const n = current.length;
  const share = current.reduce((rows, is) => rows + is, 0) / n;
  const odds = new Float64Array(n).fill(Math.log(share / (1 - share)));
  return { current, odds, gradient: new Float64Array(n), curvature: new Float64Array(n) };
}

/** Recomputes gradient and curvature. */
export function derive({ current, odds, gradient, curvature }: Fit): void {
  for (let i = 0; i < odds.length; i++) {
    const p = 1 / (1 + Math.exp(-odds[i]!));
    gradient[i] = current[i]! - p;
    curvature[i] = p * (1 - p);
  }
}

/** A step with its own value in each cell. */
export function everyCell({ gradient, curvature }: Sums): Step {
  const step = gradient.map((g, k) => g / (curvature[k]! + RIDGE));
  const gain = gradient.reduce((sum, g, k) => sum + g * step[k]!, 0);
  return { step, gain, beyond: beyondNoise(gradient, curvature, 0, step.length) };
}

/** The gain beyond noise of a step in each of the cells [from, to). */
export function beyondNoise(gradient: Float64Array, curvature: Float64Array, from: number, to: number): number {
  let [gain, free] = [0, 0];
  for (let k = from; k < to; k++) {
    const curved = curvature[k]! + RIDGE;
    gain += (gradient[k]! * gradient[k]!) / curved;
    free += curvature[k]! / curved;
  }
  return gain - NOISE_OF_A_CELL * free;
}

/** The best step with one value on each side of a cut. */
export function bestCut({ gradient, curvature }: Sums): Step {
  const [g, h] = [sumOf(gradient), sumOf(curvature)];
  let [left, curvedLeft] = [0, 0];
  let best = { gain: 0, cut: 0, below: 0, above: 0 };
  for (let k = 0; k + 1 < gradient.length; k++) {
    left += gradient[k]!;
    curvedLeft += curvature[k]!;
    const [below, above] = [left / (curvedLeft + RIDGE), (g - left) / (h - curvedLeft + RIDGE)];
    const gain = left * below + (g - left) * above;
    if (gain > best.gain) best = { gain, cut: k, below, above };
  }
  const { gain, cut, below, above } = best;
  return { step: gradient.map((_, k) => (k <= cut ? below : above)), gain, beyond: gain - NOISE_OF_A_CUT };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
