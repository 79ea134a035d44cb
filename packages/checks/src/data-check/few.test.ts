// No number that is told may lead to a number from 1 to 4.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FEWEST_SHOWN, isFew, pairsInWords, rowsInWords, toldPairs, toldRows } from './few.ts';

const rows = fc.nat({ max: 100_000 });

it('tells the number of rows, unless one to four of all are left out', () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 20 }), (n, left) => {
      const told = toldRows(n, { all: n + left, shown: false });
      expect(told).toBe(left > 0 && left < FEWEST_SHOWN ? n + left : n);
      expect(toldRows(n, { all: n + left, shown: true })).toBe(n);
      expect(isFew(n + left - told)).toBe(false);
    }),
  );
  expect(rowsInWords(16_279, { all: 16_281, shown: false })).toBe('at most 16,281');
  expect(rowsInWords(16_279, { all: 16_281, shown: true })).toBe('16,279');
  expect(rowsInWords(16_276, { all: 16_281, shown: false })).toBe('16,276');
});

it('of rows with two values tells the tens, where some have one only', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 20 }), (n, left) => {
      const among = { all: n + left, shown: false };
      expect(toldPairs(n, among)).toBe(n < 10 ? n : n - (n % 10));
      expect(toldPairs(n, { ...among, shown: true })).toBe(n);
      expect(toldPairs(n, { ...among, all: n })).toBe(n);
    }),
  );
  expect(pairsInWords(16_279, { all: 16_281, shown: false })).toBe('at least 16,270');
  expect(pairsInWords(16_270, { all: 16_281, shown: false })).toBe('at least 16,270');
  expect(pairsInWords(16_281, { all: 16_281, shown: false })).toBe('16,281');
});
