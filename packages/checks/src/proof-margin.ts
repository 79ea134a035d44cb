// The proof margin: the margin that a test set of this size can prove for the primary metric.
import type { Margin } from '@modelgate/core';

/** Largest proof margin. The curve is 2.5·√(0.10/n), which equal models with a discordance of 10 % prove with a power of 80 %. */
const CAP = 0.03;

/**
 * A relative margin of 5 % stands for 1 point of accuracy (a point of accuracy ≙ 5.5 % of log loss, measured), so its proof
 * margin follows the same curve five times as wide.
 */
const RELATIVE_PER_POINT = 5;

/**
 * max(δ, 2.5·√(0.10/n)), with the curve capped at 3 points. It depends on n alone and
 * is set before the run: the observed standard error would reward disagreement.
 * Differences in a label's unit have no such curve, so their proof margin is δ itself.
 */
export function proofMargin(margin: Margin, n: number): number {
  const curve = Math.min(CAP, 2.5 * Math.sqrt(0.1 / Math.max(1, n)));
  return Math.max(margin.by, margin.is === 'relative' ? RELATIVE_PER_POINT * curve : curve);
}
