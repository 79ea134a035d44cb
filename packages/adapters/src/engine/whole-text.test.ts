// What is asked for the whole of a text must be what a search for a part of it answers, in DuckDB's own RE2.
import { isWholeText } from '@modelgate/core';
import { DuckDBInstance, listValue } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
afterAll(() => connection.closeSync());

const atoms = [
  'a',
  'b',
  '.',
  'é',
  '[ab]',
  '[^$]',
  '[|]',
  '(a|b)',
  '(?:a)',
  '(?i)',
  '(?m)',
  '(?s)',
  '\\d',
  '\n',
  '\\n',
  '\\A',
  '\\z',
  '\\b',
];
const signs = ['\\$', '\\\\', '\\', '$', '^', '\\Qa', '\\E', '|', '(', ')', '*', '+', '?', '{2}'];
const patterns = fc
  .array(fc.constantFrom(...atoms, ...signs), { maxLength: 6 })
  .map((parts) => `^${parts.join('')}$`)
  .filter(isWholeText);
const texts = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', '\n', '$', '\\', '|', 'é', '1'), maxLength: 5 }),
  {
    minLength: 1,
    maxLength: 30,
  },
);

/** Texts on which the two disagree; no answer where RE2 takes the pattern for none. */
async function disagreed(pattern: string, among: readonly string[]): Promise<unknown> {
  const asked = 'select x from unnest($1) t(x) where regexp_matches(x, $2) <> regexp_full_match(x, $2)';
  try {
    return (await connection.runAndReadAll(asked, [listValue(among), pattern])).getRows();
  } catch (error) {
    if (String(error).includes('Invalid Input Error')) return [];
    throw error;
  }
}

it('a whole text and a part of it are the same question', () =>
  fc.assert(
    fc.asyncProperty(patterns, texts, async (pattern, among) => {
      expect(await disagreed(pattern, among)).toEqual([]);
    }),
    { numRuns: 2000 },
  ));

it('and are not where the pattern may be matched by less', async () => {
  expect(await disagreed('^a|b$', ['ax'])).toEqual([['ax']]);
  expect(await disagreed('^*$', ['a'])).toEqual([['a']]);
});

it.each([
  '',
  '^',
  '$',
  'a$',
  '^a',
  '^a|b$',
  '^a\\$',
  '^*$',
  '^+a$',
  '^?a$',
  '^{2}$',
  '^(?m)a$',
  '^\\Qa$',
  '^a$b$',
  '^a\\b$',
])('%s may be', (pattern) => expect(isWholeText(pattern)).toBe(false));

it.each(['^$', '^a$', '^a\\\\$', '^[A-Z]{2}\\d+$', '^(a)(b)?$', '^(?:[^|]){2}$', '^\n$'])('%s may not', (pattern) =>
  expect(isWholeText(pattern)).toBe(true),
);
