// Metrics that are the mean of a loss over the rows.
import { influenceValues, type Effect, type View } from '@modelgate/core';
import { totalWeight, weightOf } from './atoms.ts';

/** Σ w·loss / Σ w, with φ = loss − mean. */
export function mean(view: View, loss: (i: number) => number): Effect {
  const phi = influenceValues(view.n);
  let sum = 0;
  for (let i = 0; i < view.n; i++) {
    const x = loss(i);
    sum += weightOf(view, i) * x;
    phi[i] = x;
  }
  const value = sum / totalWeight(view);
  for (let i = 0; i < view.n; i++) phi[i] = phi[i]! - value;
  return { value, phi };
}
