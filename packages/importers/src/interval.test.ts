// Laws of intervals: an intersection is what lies in both, and counts are the whole numbers that lie within.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intervalsInWords, within, type Interval } from '@modelgate/core';
import { countsIn, intersection } from './interval.ts';

const end = fc.integer({ min: 0, max: 6 }).map((n) => n / 2);
const low = fc.oneof(
  fc.constant({}),
  end.map((min) => ({ min })),
  end.map((above) => ({ above })),
);
const high = fc.oneof(
  fc.constant({}),
  end.map((max) => ({ max })),
  end.map((below) => ({ below })),
);
const intervals = fc.array(
  fc.tuple(low, high).map(([a, b]): Interval => ({ ...a, ...b })),
  { maxLength: 3 },
);
const value = fc.integer({ min: -1, max: 8 }).map((n) => n / 2);

test('a number lies in the intersection where it lies in both', () => {
  fc.assert(
    fc.property(intervals, intervals, value, (a, b, x) => {
      expect(within(x, intersection(a, b))).toBe(within(x, a) && within(x, b));
    }),
    { numRuns: 2000 },
  );
});

test('a count lies within where the number does', () => {
  fc.assert(
    fc.property(intervals, fc.nat({ max: 4 }), (a, n) => {
      expect(within(n, countsIn(a))).toBe(within(n, a));
    }),
    { numRuns: 2000 },
  );
});

test('counts are closed and whole, and 0 is not an end', () => {
  fc.assert(
    fc.property(intervals, (a) => {
      for (const interval of countsIn(a)) {
        expect(Object.keys(interval).every((key) => key === 'min' || key === 'max')).toBe(true);
        expect(Object.values(interval).every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
        expect(interval.min).not.toBe(0);
      }
    }),
  );
});

test('in words', () => {
  expect(intervalsInWords([{ above: 100, below: 120 }])).toBe('more than 100 and less than 120');
  expect(intervalsInWords([{ below: 5 }, { above: 5 }])).toBe('less than 5 or more than 5');
  expect(intervalsInWords([{ min: 5, max: 5 }])).toBe('5');
  expect(intervalsInWords([{}])).toBe('any number');
});
