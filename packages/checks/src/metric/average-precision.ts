// Average precision of one class's score against the rest, with its influence values.
import { influenceValues, type KnownEffect } from '@modelgate/core';
import { classSums, POSITIVE, tieAt, type Ranked } from './one-vs-rest.ts';

/**
 * AP = Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct thresholds, descending (scikit-learn's definition, no interpolation).
 *
 * With a(t), b(t) the shares of positives and of all rows scored at least t, and π the share of positives, AP = E[y·a/b]/π. Its
 * influence value at (y, s) is [y·(a(s)/b(s) + G(s) − AP) − H(s)]/π, with G(s) = E[y·1{score ≤ s}/b] and H(s) = E[y·1{score ≤ s}·a/b²]
 * (the Gateaux derivative, each term by one pass over the ties).
 */
export function averagePrecision(ranked: Ranked): KnownEffect | { unknown: string } {
  const all = classSums(ranked);
  if (all.positives === 0) return { unknown: 'no row is positive: average precision needs positives' };
  const total = all.positives + all.negatives;
  const phi = influenceValues(ranked.n);
  let [above, positivesAbove, sum, g, h] = [total, all.positives, 0, 0, 0];
  for (let start = 0; start < ranked.n;) {
    const tied = tieAt(ranked, start);
    const precision = positivesAbove / above;
    sum += tied.positives * precision;
    g += tied.positives / above;
    h += (tied.positives * precision) / above;
    const ofPositives = precision + g - h;
    for (let r = start; r < tied.end; r++) phi[ranked.order[r]!] = ranked.marks[r]! & POSITIVE ? ofPositives : -h;
    above -= tied.positives + tied.negatives;
    positivesAbove -= tied.positives;
    start = tied.end;
  }
  const value = sum / all.positives;
  const scale = total / all.positives;
  for (let i = 0; i < phi.length; i++) phi[i] = (phi[i]! - (ranked.positive[i] ? value : 0)) * scale;
  return value < 1 ? { value, phi } : { value, phi, unseen: scale * Math.max(1, harmonic(all.positiveAtoms)) };
}

/** For a perfect order of P positives: a positive at the end would cost 1/P, a negative at the top Σ 1/i of that. */
function harmonic(positives: number): number {
  let sum = 0;
  for (let i = 1; i <= positives; i++) sum += 1 / i;
  return sum;
}
