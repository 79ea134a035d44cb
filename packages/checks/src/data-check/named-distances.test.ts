// Distances that a policy names, of levels so rare that the distance would give their number away.
import { expect, it } from 'vitest';
import { toldOfLevels, toldOfNumbers } from './named-distances.ts';

const counts = (values: Readonly<Record<string, number>>) => ({ values, nulls: 0, more: false });
const all = ['l-infinity', 'psi', 'cramers-v', 'chi-square-p', 'jensen-shannon-evidently', 'kl-evidently'];

const changed = (few: number, before = 400) => ({
  before: counts({ a: before, b: 600 - before / 2, c: 600 - before / 2 }),
  own: counts({ a: 400, b: 400, c: 400 - few, d: few }),
});

it.each([1, 2, 3, 4])('does not tell the largest change where it is that of a level of %i rows', (few) => {
  const same = { before: counts({ a: 400, b: 600 }), own: counts({ a: 400, b: 600 - few, c: few }) };
  expect(toldOfLevels(['l-infinity'], same, false)).toBe('l-infinity not shown');
  expect(toldOfLevels(['l-infinity'], same, true)).toBe(`l-infinity ${few / 1000}`);
});

it('tells the largest change where it is that of a level of more rows', () => {
  const both = changed(2, 200);
  expect(toldOfLevels(all, both, false)).toBe(toldOfLevels(all, both, true));
});

it('tells no distance of two levels, of which one has so few rows', () => {
  const two = { before: counts({ yes: 2, no: 500 }), own: counts({ yes: 4, no: 498 }) };
  expect(toldOfLevels(['psi', 'cramers-v'], two, false)).toBe('psi not shown, cramers-v not shown');
  expect(toldOfLevels(['psi'], two, true)).toMatch(/^psi 0\.\d+$/);
  expect(toldOfLevels([], two, false)).toBe('');
});

it('does the same with bins of numbers', () => {
  const few = { reference: [500, 500], current: [997, 3] };
  const comparison = { kolmogorovSmirnov: 0.5, wasserstein: 1, deciles: few, sturges: few };
  const names = ['kolmogorov-smirnov', 'psi', 'l-infinity'];
  expect(toldOfNumbers(names, comparison, false)).toBe('kolmogorov-smirnov 0.5, psi not shown, l-infinity not shown');
  expect(toldOfNumbers(['l-infinity'], comparison, true)).toBe('l-infinity 0.497');
});
