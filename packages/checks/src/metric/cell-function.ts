// Metrics that are a smooth function of the confusion table.
import type { Effect, View } from '@modelgate/core';
import { weightedMean } from './atoms.ts';

/**
 * A function of the table of shares, and its partial derivative by the share of the cell (label, decision). The influence value is that
 * derivative, centred over the rows (delta method; Hampel 1974).
 */
export function cellFunction(
  view: View,
  value: number,
  derivative: (label: number, decision: number) => number,
): Effect {
  const decisions = view.d!;
  const slope = Float64Array.from({ length: view.n }, (_, i) => derivative(view.y[i]!, decisions[i]!));
  const centre = weightedMean(view, (i) => slope[i]!);
  const swing = (label: number, decision: number): number =>
    Math.abs(derivative(label, decision) - derivative(label, label));
  return { value, phi: slope.map((x) => x - centre), swing };
}
