// The root finder.
import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot } from './root.ts';

describe('findRoot', () => {
  it('finds a root to the last digits, however flat or steep', () => {
    assert(
      property(double({ min: 1e-9, max: 1e6, noNaN: true }), (r) => {
        for (const f of [
          (x: number): number => x - r,
          (x: number): number => (x - r) ** 3,
          (x: number): number => Math.atan(1e6 * (x / r - 1)),
        ]) {
          expect(Math.abs(findRoot(f, 0, 3e6) / r - 1)).toBeLessThan(1e-5);
        }
        expect(Math.abs(findRoot((x) => x * x - r * r, 0, 3e6) / r - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  it('gives the nearer end when there is none, and trusts the sign of an infinite value', () => {
    expect(findRoot((x) => x + 1, 0, 1)).toBe(0);
    expect(findRoot((x) => (x === 0 ? -Infinity : x - 0.25), 0, 1)).toBe(0.25);
    expect(findRoot((x) => x, 0, 1)).toBe(0);
  });
});
