// The statement of the domain classifier: planning it may not take longer than the square of the number of columns.
import { MOST_PAIRED } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { classifierClaim } from '../data/domain-classifier.ts';
import { toldApart, toldOfCodes } from './told-apart.ts';

const queriesFor = (columns: number): number => {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  const watched = names.map((name) => ({ name, numeric: true }));
  const given = { needs: {}, column: (name: string) => ({ name, type: 'DOUBLE' }) };
  return toldApart('test', 'train', watched)
    .sql(given)!
    .text.split(/\bselect\b/i).length;
};

it('asks for the quantiles of all numbers by one query: a thousand were no statement that could be bound', () => {
  expect(queriesFor(200)).toBe(queriesFor(2));
});

it('columns whose pairs were not looked at are told, never left out in silence', () => {
  const current = Uint8Array.from({ length: 400 }, (_, i) => i % 2);
  const coded = (columns: number) =>
    Array.from({ length: columns }, (_, j) => ({
      codes: Uint8Array.from(current, (__, i) => (i * (j + 3)) % 16),
      ordered: true,
    }));
  const told = (columns: number): string => {
    const names = Array.from({ length: columns }, (_, i) => `c${i}`);
    const claim = classifierClaim(toldOfCodes(coded(columns), current, names), 0.575, 'auc');
    return 'detail' in claim ? claim.detail! : '';
  };
  expect(told(MOST_PAIRED + 7)).toContain('no pair looked at of 7 columns');
  expect(told(20)).not.toContain('no pair');
});
