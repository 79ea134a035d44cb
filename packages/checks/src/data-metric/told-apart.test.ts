// The statement of the domain classifier: planning it may not take longer than the square of the number of columns.
import { expect, it } from 'vitest';
import { toldApart } from './told-apart.ts';

const queriesFor = (columns: number): number => {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  const watched = names.map((name) => ({ name, numeric: true }));
  const given = { needs: {}, column: (name: string) => ({ name, type: 'DOUBLE' }) };
  return toldApart('test', 'train', watched)
    .sql(given)
    .text.split(/\bselect\b/i).length;
};

it('asks for the quantiles of all numbers by one query: a thousand were no statement that could be bound', () => {
  expect(queriesFor(200)).toBe(queriesFor(2));
});
