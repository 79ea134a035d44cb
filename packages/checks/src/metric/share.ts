// Metrics that are a share: x hits of n counted atoms.
import { influenceValues, type Effect, type View } from '@modelgate/core';
import { weightOf } from './atoms.ts';

/** How an atom counts for a share: 1 counted and hit, 0 counted and missed, 2 not counted. */
export type Hit = 0 | 1 | 2;

/**
 * The share of hits among the counted atoms, p = Σ w·hit / Σ w·counted, with φ = (hit − p)·Σ w / Σ w·counted on the
 * counted and 0 elsewhere. Undefined, for the given reason, when nothing is counted.
 */
export function share(view: View, hitOf: (i: number) => Hit, whenNothingCounts: string): Effect {
  const hits = new Uint8Array(view.n);
  let [hit, counted, total] = [0, 0, 0];
  for (let i = 0; i < view.n; i++) {
    const w = weightOf(view, i);
    hits[i] = hitOf(i);
    total += w;
    if (hits[i] !== 2) counted += w;
    if (hits[i] === 1) hit += w;
  }
  if (counted === 0) return { unknown: whenNothingCounts };
  const value = hit / counted;
  const phi = influenceValues(view.n);
  for (let i = 0; i < view.n; i++) phi[i] = hits[i] === 2 ? 0 : ((hits[i]! - value) * total) / counted;
  return { value, phi, hits };
}
