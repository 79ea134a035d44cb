// What was not looked at, in words.
import { passReport } from '@modelgate/testkit';
import { expect, test } from 'vitest';
import { lacks } from './sentence.ts';

const row = { what: 'baseline', evaluated: 0, missing: ['why'] };
const told = (...coverage: Parameters<typeof lacks>[0]['coverage'][number][]) => lacks({ ...passReport(), coverage });

test('what should have been looked at is counted, what is not there is named', () => {
  expect(told({ ...row, expected: 1 })).toEqual(['baseline: 1 of 1 (why)']);
  expect(told({ ...row, expected: 0 })).toEqual(['baseline (why)']);
  expect(told({ ...row, expected: 0, missing: [] }, { ...row, evaluated: 8, expected: 8, missing: [] })).toEqual([]);
});
