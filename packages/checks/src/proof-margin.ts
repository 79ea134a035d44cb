// The proof margin: what a test set of this size can prove of the primary metric.
import type { Margin } from '@modelgate/core';

/** 2.5·√(0.10/n): provable at 80 % for equal models at a discordance of 10 %; at most 3 points. */
const CAP = 0.03;

/**
 * A relative margin of 5 % stands for 1 point of accuracy (a point of accuracy ≙ 5.5 % of log loss, measured), so its proof
 * margin follows the same curve five times as wide.
 */
const RELATIVE_PER_POINT = 5;

/**
 * max(δ, 2.5·√(0.10/n)), the curve at most 3 points: set from n alone before the run, never from the observed standard
 * error, which would reward disagreement. For differences in a label's unit there is no such curve: δ itself.
 */
export function proofMargin(margin: Margin, n: number): number {
  const curve = Math.min(CAP, 2.5 * Math.sqrt(0.1 / Math.max(1, n)));
  return Math.max(margin.by, margin.is === 'relative' ? RELATIVE_PER_POINT * curve : curve);
}
