// How limits of counts and shares are said.
import { expect, it } from 'vitest';
import { isSingular, toleratedInWords, type Tolerance } from './tolerance.ts';

it.each<[Tolerance, string, boolean]>([
  [{ is: 'count', max: 0 }, 'no row', true],
  [{ is: 'share', max: 0 }, 'no row', true],
  [{ is: 'count', max: 1 }, 'at most 1 row', true],
  [{ is: 'count', max: 1200 }, 'at most 1,200 rows', false],
  [{ is: 'share', max: 0.06 }, 'at most 6 % of the rows', false],
])('%o: %s', (tolerance, words, singular) => {
  expect([toleratedInWords(tolerance, 'row'), isSingular(tolerance)]).toEqual([words, singular]);
});
