// Argsort against a stable comparison sort.
import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argsort } from './argsort.ts';

const numbers = double({ noNaN: true });

describe('argsort', () => {
  it('sorts like a stable comparison sort, whatever the signs', () => {
    assert(
      property(array(numbers, { maxLength: 50 }), (list) => {
        const values = Float64Array.from(list, (x) => (x === 0 ? 0 : x));
        const expected = [...values.keys()].sort((a, b) =>
          values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b,
        );
        expect([...argsort(values)]).toEqual(expected);
      }),
    );
  });

  it.each([32, 64])('sorts large arrays of %i bits by radix as small ones by comparison', (bits) => {
    const numbers64 = Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i * 12.9898) * 10 ** ((i % 7) - 3));
    const values = bits === 32 ? Float32Array.from(numbers64) : numbers64;
    const order = argsort(values);
    for (let i = 1; i < order.length; i++) {
      const [a, b] = [order[i - 1], order[i]];
      expect(values[a] < values[b] || (values[a] === values[b] && a < b)).toBe(true);
    }
  });

  it('leaves values that are in order as they are, and puts −0 before +0', () => {
    const ascending = Float64Array.from({ length: 5000 }, (_, i) => Math.floor(i / 3) - 800);
    expect(argsort(ascending)).toEqual(Uint32Array.from(ascending.keys()));
    const zeros = Float64Array.from(ascending, (x, i) => (x === 0 && i % 3 === 2 ? -0 : x));
    expect(argsort(zeros)).not.toEqual(Uint32Array.from(ascending.keys()));
    expect(Array.from(argsort(zeros).subarray(2399, 2403), (i) => zeros[i])).toEqual([-1, -0, 0, 0]);
  });

  it('sorts infinities to the ends', () => {
    const values = Float64Array.from({ length: 5000 }, (_, i) => (i === 17 ? Infinity : i === 18 ? -Infinity : i));
    const order = argsort(values);
    expect([order[0], order.at(-1)]).toEqual([18, 17]);
  });
});
