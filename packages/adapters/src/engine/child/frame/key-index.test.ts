// Rows by key: what is put in is found again, first of all the first; who shares a key is counted.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyIndex } from './key-index.ts';

// Few values, and halves that differ in single bits: keys repeat, and their slots meet.
const half = fc.oneof(fc.nat(3), fc.constantFrom(2 ** 31, 2 ** 32 - 1));
const key = fc.tuple(half, half);

it('finds the first row of every key, whatever is guessed, and counts rows that share theirs', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), fc.array(key), fc.nat(60), (rows, others, guess) => {
      const index = new KeyIndex(rows.length);
      // In two chunks, as tables come.
      index.add(Uint32Array.from(rows.slice(0, 20).flat()));
      index.add(Uint32Array.from(rows.slice(20).flat()));
      const first = (k: readonly number[]): number => rows.findIndex(([low, high]) => low === k[0] && high === k[1]);
      for (const [low, high] of [...rows, ...others]) expect(index.find(low, high, guess)).toBe(first([low, high]));
      const counts = Map.groupBy(rows, String);
      const shared = [...counts.values()].filter((same) => same.length > 1).reduce((sum, same) => sum + same.length, 0);
      expect([index.rows, index.repeated]).toEqual([rows.length, shared]);
    }),
  );
});

it('takes no more rows than it was made for', () => {
  const index = new KeyIndex(1);
  expect(() => index.add(Uint32Array.of(1, 2, 3, 4))).toThrow(RangeError);
});
