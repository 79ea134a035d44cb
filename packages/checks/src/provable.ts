// What a test set can prove of a margin, known before anything runs: the statistical lint.
import type { Margin } from '@modelgate/core';
import { normalCdf, normalUpperQuantile, rowsForPairedChange } from '@modelgate/stats';
import { proofMargin } from './proof-margin.ts';

/** Share of rows on which a model and its retraining usually disagree; the actual one is only known after both have run. */
export const USUAL_DISCORDANCE = 0.1;

/** With fewer rows, the proof margin is at its cap of 3 points, and even that is hard to prove. */
export const FEWEST_ROWS = 700;

export interface Provable {
  /** The margin that must be proved at this n. */
  readonly proof: number;
  /** Probability that a model equal to its baseline proves it and keeps the margin, 0 … 1. */
  readonly power: number;
  /** Rows at which the margin itself would be proved with a power of 80 %. */
  readonly rowsForMargin: number;
}

/** For a margin in points and n rows with the usual discordance d: the change is nearly normal with standard error √(d/n). */
export function provable(margin: Margin, n: number, alpha: number): Provable {
  const se = Math.sqrt(USUAL_DISCORDANCE / n);
  const proof = proofMargin(margin, n);
  const proves = normalCdf(proof / se - normalUpperQuantile(alpha));
  return {
    proof,
    power: Math.min(proves, normalCdf(margin.by / se)),
    rowsForMargin: rowsForPairedChange(USUAL_DISCORDANCE, { margin: margin.by, alpha, power: 0.8 }),
  };
}
