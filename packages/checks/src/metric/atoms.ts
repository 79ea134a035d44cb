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
