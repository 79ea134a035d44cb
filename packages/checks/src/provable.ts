// What a test set can prove of a margin before anything runs: the statistical lint.
import type { Margin } from '@modelgate/core';
import { normalCdf, normalUpperQuantile, rowsForPairedChange } from '@modelgate/stats';
import { proofMargin } from './proof-margin.ts';

/** Share of rows on which a model and its retraining usually disagree; the real one is known only after both have run. */
export const USUAL_DISCORDANCE = 0.1;

/** Below this many rows the proof margin is at its cap of 3 points and even that is hard to prove. */
export const FEWEST_ROWS = 700;

export interface Provable {
  /** What must be proved at this n. */
  readonly proof: number;
  /** P(a model equal to its baseline proves it and keeps the margin), 0 … 1. */
  readonly power: number;
  /** Rows at which the margin itself would be proved with a power of 80 %. */
  readonly rowsForMargin: number;
}

/** Of a margin in points, for n rows at the usual discordance d: the change is nearly normal with standard error √(d/n). */
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
