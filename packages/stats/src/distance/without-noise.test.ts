// A size without its noise.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareChange } from './share-change.ts';
import { withoutNoise } from './without-noise.ts';

it('is never larger than what was observed, to the last digit', () => {
  const size = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(size, size, (x, sigma) => {
      expect(withoutNoise(x, sigma)).toBeLessThanOrEqual(x);
    }),
    { numRuns: 2000 },
  );
});

it('leaves no share with a bias below zero', () => {
  const rows = fc.integer({ min: 200, max: 1000 });
  const shares = fc.tuple(
    rows,
    rows,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(shares, ([n, m, p, q]) => {
      const { law } = shareChange(Math.round(p * n), n, Math.round(q * m), m);
      expect(law.bias).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

it('of 24 in 209 rows against 112 in 209, whose last digit once was', () => {
  expect(shareChange(112, 209, 24, 209).law.bias).toBeGreaterThanOrEqual(0);
});
