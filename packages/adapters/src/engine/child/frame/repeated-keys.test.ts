// Keys that repeat are found wherever they stand, however many keys there are.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAnyKeyRepeated } from './repeated-keys.ts';

// Few values, and halves that differ in single bits: keys repeat, and nearly repeat.
const half = fc.oneof(fc.nat(3), fc.constantFrom(2 ** 31, 2 ** 32 - 1));

it('tells whether two rows share a key', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 8 }), (rows) => {
      const repeats = new Set(rows.map(String)).size < rows.length;
      expect(isAnyKeyRepeated(Uint32Array.from(rows.flat()))).toBe(repeats);
    }),
  );
});

it('finds the only key that repeats among many', () => {
  const keys = Uint32Array.from({ length: 200_000 }, (_, i) => Math.imul(i, 0x9e3779b1));
  expect(isAnyKeyRepeated(keys)).toBe(false);
  keys.set(keys.subarray(0, 2), keys.length - 2);
  expect(isAnyKeyRepeated(keys)).toBe(true);
});
