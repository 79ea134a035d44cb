// How far two shares lie apart: the larger of both variances counts, and a share of nothing still varies.
import { expect, it } from 'vitest';
import { shareChange } from './share-change.ts';

it.each([
  // By hand: (x + 1) / (n + 2) of the share that varies more.
  { x1: 49, n1: 98, x2: 0, n2: 98, value: 0.5, variance: 0.25 },
  { x1: 0, n1: 98, x2: 9, n2: 198, value: 9 / 198, variance: 0.05 * 0.95 },
  { x1: 0, n1: 98, x2: 0, n2: 98, value: 0, variance: 0.01 * 0.99 },
])('$x1 of $n1 and $x2 of $n2', ({ x1, n1, x2, n2, value, variance }) => {
  const se = Math.sqrt(variance * (1 / n1 + 1 / n2));
  for (const found of [shareChange(x1, n1, x2, n2), shareChange(x2, n2, x1, n1)]) {
    expect(found.value).toBeCloseTo(value, 12);
    expect(found.law.se).toBeCloseTo(se, 12);
  }
});
