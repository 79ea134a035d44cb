// Numbers of rows that a comparison needs to be worth running.
import { normalUpperQuantile } from './normal.ts';

/** What a comparison of two equally good models should be able to prove. */
export interface Precision {
  /** The margin that must not be lost, on the metric's own scale: 0.01 for a point. */
  readonly margin: number;
  /** One-sided error, such as 0.05. */
  readonly alpha: number;
  /** Probability of the proof when the models are equal, such as 0.8. */
  readonly power: number;
}

/**
 * Rows on which both models must run, when they differ on a share `discordance` of them:
 * n = (z_{1−α} + z_{power})² · discordance / margin². 3,092 for 5 %, one point, 0.05 and 0.8.
 */
export function rowsForPairedChange(discordance: number, precision: Precision): number {
  return rowsFor(discordance, precision);
}

/** Rows for each of two models on different rows, both with this rate: the variance of a difference is 2·rate·(1 − rate) / n. */
export function rowsForSeparateSamples(rate: number, precision: Precision): number {
  return rowsFor(2 * rate * (1 - rate), precision);
}

function rowsFor(variance: number, { margin, alpha, power }: Precision): number {
  const z = normalUpperQuantile(alpha) + normalUpperQuantile(1 - power);
  return Math.ceil((z * z * variance) / (margin * margin));
}
