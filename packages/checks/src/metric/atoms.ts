// Sums over weighted atoms, shared by the metric builders.
import type { View } from '@modelgate/core';

/** The weight of atom i: the rows it stands for, or their weights. */
export function weightOf(view: View, i: number): number {
  return view.w ? view.w[i]! : 1;
}

/** Σ w. */
export function totalWeight(view: View): number {
  if (!view.w) return view.n;
  let total = 0;
  for (let i = 0; i < view.n; i++) total += view.w[i]!;
  return total;
}

/** Σ w f(i) / Σ w. */
export function weightedMean(view: View, of: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < view.n; i++) sum += weightOf(view, i) * of(i);
  return sum / totalWeight(view);
}

/** Class weights: of the labels (true), of the decisions (predicted), and of their agreement. */
export interface Margins {
  readonly total: number;
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly correct: Float64Array;
}

/**
 * Agreement less that of chance, (Σ correct/total) − Σ (actual/total)·(predicted/total), computed class by class as a covariance of indicators:
 * as a difference of two shares near 1 it would lose the digits of a rare class.
 */
export function beyondChance({ total, actual, predicted, correct }: Margins): number {
  let sum = 0;
  for (const [k, both] of correct.entries()) {
    const [label, decision] = [actual[k]! - both, predicted[k]! - both];
    const neither = total - both - label - decision;
    sum += (both / total) * (neither / total) - (label / total) * (decision / total);
  }
  return sum;
}

/** Σ a·(1 − b) of the shares of two margins: the chance that they name different classes. */
export function expectedDisagreement(a: Float64Array, b: Float64Array, total: number): number {
  return a.reduce((sum, x, k) => sum + (x / total) * ((total - b[k]!) / total), 0);
}

export function margins(view: View): Margins {
  const actual = new Float64Array(view.classes);
  const predicted = new Float64Array(view.classes);
  const correct = new Float64Array(view.classes);
  const decisions = view.d!;
  for (let i = 0; i < view.n; i++) {
    const [y, d, w] = [view.y[i]!, decisions[i]!, weightOf(view, i)];
    actual[y] = actual[y]! + w;
    predicted[d] = predicted[d]! + w;
    if (y === d) correct[y] = correct[y]! + w;
  }
  return { total: totalWeight(view), actual, predicted, correct };
}
