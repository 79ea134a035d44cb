// The memo keeps what was put, wherever and in whatever order: as a map does.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyMemo, memoGet, memoPut } from './memo.ts';

const CHUNK = 1 << 16;
/** Around every place at which it grows: the small first chunk, the chunks after it, and far beyond. */
const index = fc.oneof(
  fc.nat(1100),
  fc.integer({ min: CHUNK - 3, max: CHUNK + 3 }),
  fc.integer({ min: 2 * CHUNK - 3, max: 2 * CHUNK + 3 }),
  fc.integer({ min: 2 ** 31, max: 2 ** 32 - 1 }),
);

it('gives back what was put, and what was there before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(index, fc.integer()), { maxLength: 60 }), (puts) => {
      const memo = emptyMemo();
      const like = new Map<number, number>();
      for (const [at, value] of puts) {
        expect(memoPut(memo, at, value)).toBe(like.get(at) ?? Number.NaN);
        like.set(at, value);
      }
      expect(memo.count).toBe(like.size);
      for (const [at] of puts) expect(memoGet(memo, at)).toBe(like.get(at));
      expect(memoGet(memo, 1101)).toBe(Number.NaN);
    }),
  );
});
