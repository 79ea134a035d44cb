// Precision, recall and F1 of each class against the rest, and their averages over classes (scikit-learn's `average`).
import type { Effect, View } from '@modelgate/core';
import { margins, type Margins } from './atoms.ts';
import { cellFunction } from './cell-function.ts';

/**
 * A ratio of class k: top·correct(k) / (byLabel·actual(k) + byDecision·predicted(k)).
 * Precision is (1, 0, 1), recall (1, 1, 0), F1 (2, 1, 1).
 */
export interface ClassRatio {
  readonly name: string;
  readonly top: number;
  readonly byLabel: 0 | 1;
  readonly byDecision: 0 | 1;
}

export const precisionRatio: ClassRatio = { name: 'precision', top: 1, byLabel: 0, byDecision: 1 };
export const recallRatio: ClassRatio = { name: 'recall', top: 1, byLabel: 1, byDecision: 0 };
export const f1Ratio: ClassRatio = { name: 'F1', top: 2, byLabel: 1, byDecision: 1 };

/**
 * The mean over the classes that occur as a label or as a decision, with equal weights (macro) or by their share of the labels (weighted).
 * Undefined when one of these classes has no value, such as the precision of a class that is never predicted.
 */
export function classAverage(view: View, ratio: ClassRatio, average: 'macro' | 'weighted'): Effect {
  const m = margins(view);
  const classes = [...m.actual.keys()].filter((k) => m.actual[k]! + m.predicted[k]! > 0);
  const weights = new Float64Array(view.classes);
  for (const k of classes) weights[k] = average === 'macro' ? 1 / classes.length : m.actual[k]! / m.total;
  const undefinedClass = classes.find((k) => weights[k]! > 0 && bottom(m, ratio, k) === 0);
  if (undefinedClass !== undefined) return { unknown: undefinedReason(ratio, m.predicted[undefinedClass] === 0) };
  const values = m.actual.map((_, k) => (weights[k]! > 0 ? (ratio.top * m.correct[k]!) / bottom(m, ratio, k) : 0));
  const value = values.reduce((sum, v, k) => sum + weights[k]! * v, 0);
  return cellFunction(view, value, slopeOf(m, ratio, weights, values, average));
}

/**
 * By the share of cell (label i, decision j): Σₖ weightₖ · (topₖ − valueₖ·bottomₖ) / denominatorₖ over k ∈ {i, j}; in a weighted average
 * the weight of class i, its share of the labels, moves too and adds valueᵢ.
 */
function slopeOf(
  m: Margins,
  ratio: ClassRatio,
  weights: Float64Array,
  values: Float64Array,
  average: 'macro' | 'weighted',
) {
  const part = (k: number, top: number, below: number): number =>
    weights[k]! > 0 ? (weights[k]! * (top - values[k]! * below) * m.total) / bottom(m, ratio, k) : 0;
  return (label: number, decision: number): number => {
    const moved = average === 'weighted' ? values[label]! : 0;
    if (label === decision) return moved + part(label, ratio.top, ratio.byLabel + ratio.byDecision);
    return moved + part(label, 0, ratio.byLabel) + part(decision, 0, ratio.byDecision);
  };
}

function bottom(m: Margins, ratio: ClassRatio, k: number): number {
  return ratio.byLabel * m.actual[k]! + ratio.byDecision * m.predicted[k]!;
}

function undefinedReason(ratio: ClassRatio, neverPredicted: boolean): string {
  return neverPredicted
    ? `${ratio.name} is undefined for a class that is never predicted`
    : `${ratio.name} is undefined for a class that no label has`;
}
