// Metrics that are a mean of one loss a row.
import type { Effect, View } from '@modelgate/core';
import { weightedMean } from './atoms.ts';

/** Σ w·loss / Σ w, with φ = loss − mean. */
export function mean(view: View, loss: (i: number) => number): Effect {
  const losses = Float64Array.from({ length: view.n }, (_, i) => loss(i));
  const value = weightedMean(view, (i) => losses[i]!);
  return { value, phi: losses.map((x) => x - value) };
}
