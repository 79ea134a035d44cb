// The room that limits leave: next samples keep them, and it is not so wide that nothing would break them.
import { seededUniforms } from '@modelgate/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { footRoom, headRoom, rounded, ruleOfThree, shareAbove, shareBelow } from './head-room.ts';

const uniform = seededUniforms('head-room');

function drawn(n: number, p: number): number {
  let k = 0;
  for (let i = 0; i < n; i++) k += uniform() < p ? 1 : 0;
  return k;
}

describe('a next sample of half the rows', () => {
  it.each([
    [400, 0.002],
    [400, 0.01],
    [400, 0.1],
    [400, 0.5],
    [2000, 0.0005],
    [2000, 0.003],
  ])('keeps both limits, n = %i, p = %f', (n, p) => {
    let failed = 0;
    for (let run = 0; run < 2000; run++) {
      const [seen, next] = [drawn(n, p), drawn(n / 2, p) / (n / 2)];
      failed += next > headRoom(seen, n) || next < footRoom(seen, n) ? 1 : 0;
    }
    // 2 × 1e-4 of 2,000 are 0.4; the arcsine is not exact for rare events.
    expect(failed).toBeLessThanOrEqual(3);
  });
});

it('the room shrinks with rows and surrounds what was seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const k = Math.round(share * n);
      expect(headRoom(k, n)).toBeGreaterThanOrEqual(k / n);
      expect(footRoom(k, n)).toBeLessThanOrEqual(k / n);
      expect(headRoom(10 * k, 10 * n)).toBeLessThanOrEqual(headRoom(k, n));
    }),
  );
  expect(10_000 * headRoom(0, 10_000)).toBeCloseTo(14.7, 0);
  // A limit must not tell numbers that are too small to be shown.
  expect([1, 2, 3, 4].map((k) => headRoom(k, 10_000))).toEqual(Array.from({ length: 4 }, () => headRoom(5, 10_000)));
  expect([headRoom(1, 3), headRoom(4, 4)]).toEqual([1, 1]);
});

it('the rule of three is the exact bound for none of n, to first order', () => {
  for (const n of [100, 1000, 10_000]) expect(ruleOfThree(n) / (1 - 0.05 ** (1 / n))).toBeCloseTo(1, 1);
});

describe('rounding', () => {
  it('goes away from what was seen, to two digits', () => {
    expect([shareAbove(0.0611), shareAbove(0.06), shareAbove(0.00012345), shareBelow(0.299), shareBelow(0.3)]).toEqual([
      '6.2%',
      '6%',
      '0.013%',
      '29%',
      '30%',
    ]);
  });

  it('by at most a tenth', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 100, noNaN: true }), (x) => {
        const [up, down] = [rounded(x, Math.ceil), rounded(x, Math.floor)];
        expect(up / x).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(up / x).toBeLessThanOrEqual(1.1 + 1e-9);
        expect(down / x).toBeLessThanOrEqual(1 + 1e-9);
        expect(down / x).toBeGreaterThanOrEqual(0.9 - 1e-2);
      }),
    );
  });
});
