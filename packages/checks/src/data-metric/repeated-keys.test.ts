// Keys that most rows share are grouped as they are; others are first told apart by a hash.
import { expect, it } from 'vitest';
import { repeatedKeys } from './repeated-keys.ts';

const metric = repeatedKeys('test', ['k']);
const guess = metric.needs!.mostShare!;
const column = (name: string) => ({ name, type: 'BIGINT' });

it.each([
  ['a million keys in five million rows', 181_000, 200_000, 5_000_000, true],
  ['two rows of each key, side by side', 100_000, 200_000, 5_000_000, true],
  ['a few keys that stand twice', 199_990, 200_000, 5_000_000, false],
  ['keys that are all different', 200_000, 200_000, 5_000_000, false],
  ['a small table with few keys', 10, 100, 100, true],
  ['a small table of other keys', 90, 100, 100, false],
])('%s', (_name, keys, n, rows, expected) => {
  expect(guess.from === 'query' && guess.read([[keys, n, rows]])).toBe(expected);
  const { text } = metric.sql({ needs: { mostShare: expected }, column })!;
  expect(text.includes('hash(')).toBe(!expected);
});

it.each([
  [1_000_000, false],
  [1_000_001, true],
])('of %d rows a guess comes first: %s', (rows, guessed) => {
  const of = { columns: [], rows, digest: 'd' };
  expect('needs' in repeatedKeys('test', ['k'], { of })).toBe(guessed);
});
