// Readings of a feature from the rows of its statement.
import { expect, it } from 'vitest';
import { readingsOf } from './readings.ts';

/** Two classes of a hundred rows each, of which some of the first lack a value. */
const ranks = (missing: number) => [
  ['ranks', 2 * (100 - missing) * 60, 100 - missing, 100, missing, 0, null],
  ['ranks', 2 * (100 - missing) * 40, 100, 100 - missing, 0, missing, null],
];

it('by what is missing only from five rows on: an area made by fewer would tell their number', () => {
  const ways = (missing: number): readonly string[] => {
    const told = readingsOf(ranks(missing));
    return typeof told === 'string' ? [told] : told.map(({ by }) => by);
  };
  expect([1, 4].map(ways)).toEqual([['order'], ['order']]);
  expect(ways(5)).toEqual(['order', 'missing']);
});

it('of no rows there is none', () => {
  expect(readingsOf([])).toBe('the label has neither classes nor values');
});
