// Intervals of a report's estimates, at the policy's confidence.
import type { Parts } from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';

/** Two-sided intervals of the known estimates; one with an infinite end is left out, since JSON cannot hold it. */
export function intervalsOf(estimates: Readonly<Record<string, Estimate>>, level: number): Parts['intervals'] {
  const known = Object.entries(estimates).flatMap(([name, e]) =>
    e.kind === 'known' ? [[name, interval(e, level)] as const] : [],
  );
  return Object.fromEntries(known.filter(([, ends]) => ends.every(Number.isFinite)));
}
