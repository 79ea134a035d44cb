// What a limit of rows is called.
import { expect, it } from 'vitest';
import { rows } from './rows.ts';

it.each([
  [{ limit: 'min', value: 1 }, 'at least 1 row'],
  [{ limit: 'max', value: 1000 }, 'at most 1,000 rows'],
])('%j', (params, words) => {
  expect(rows.words?.(params)).toBe(words);
});
