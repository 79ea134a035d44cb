// Metrics that are a mean of one loss a row.
import type { Effect, View } from '@modelgate/core';
import { weightedMean } from './atoms.ts';

/** Σ w·loss / Σ w, with φ = loss − mean. */
export function mean(view: View, loss: (i: number) => number): Effect {
  const losses = new Float64Array(view.n);
  for (let i = 0; i < view.n; i++) losses[i] = loss(i);
  const value = weightedMean(view, (i) => losses[i]!);
  for (let i = 0; i < view.n; i++) losses[i] = losses[i]! - value;
  return { value, phi: losses };
}
