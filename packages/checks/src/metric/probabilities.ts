// Whether scores are probabilities; log loss, Brier score and calibration error mean nothing for others.
import type { View } from '@modelgate/core';

/** How far the sum of a row's class probabilities may be from 1: float32 sums of many classes stay within this. */
const SUM_TOLERANCE = 1e-3;
/**
 * How far outside 0 … 1 a probability may be, since a forest that adds up its trees in
 * float32 may end at 1.0000001. Logits do not stay within this.
 */
export const PROBABILITY_ROUNDING = 1e-4;

/** The result for each view, since every metric of probabilities asks the same. */
const looked = new WeakMap<View, { readonly reason: string | undefined }>();

/** Why the scores are not probabilities; undefined when they are. */
export function notProbabilities(view: View): string | undefined {
  const known = looked.get(view) ?? { reason: whyNot(view) };
  looked.set(view, known);
  return known.reason;
}

function whyNot(view: View): string | undefined {
  const s = view.s!;
  for (let i = 0; i < view.n * view.width; i++) {
    if (!(s[i]! >= -PROBABILITY_ROUNDING && s[i]! <= 1 + PROBABILITY_ROUNDING))
      return 'scores outside 0 … 1 are not probabilities; set outputs.link to sigmoid or softmax if they are logits';
  }
  if (view.width === 1) return undefined;
  for (let i = 0; i < view.n; i++) {
    if (Math.abs(rowSum(view, i) - 1) > SUM_TOLERANCE)
      return 'scores of a row that do not sum to 1 are not probabilities; set outputs.link to softmax if they are logits';
  }
  return undefined;
}

/** Probability of class k in row i, 0 … 1; rows are normalised, so that float32 rounding does not count. */
export function probability(view: View, i: number, k: number): number {
  if (view.width > 1) return within01(view.s![i * view.width + k]! / rowSum(view, i));
  const positive = within01(view.s![i]!);
  return k === 1 ? positive : 1 - positive;
}

function within01(p: number): number {
  return Math.min(1, Math.max(0, p));
}

function rowSum(view: View, i: number): number {
  let sum = 0;
  for (let k = 0; k < view.width; k++) sum += view.s![i * view.width + k]!;
  return sum;
}
