// Shares of a population: groups of one column, and of several together as reports write them.
import { gotOf, MISSING } from '@modelgate/core';
import { expect, it } from 'vitest';
import { JOINT, type ParityFacts } from './groups.ts';
import { populationCheck } from './population-check.ts';

const facts = (columns: readonly string[], rows: Readonly<Record<string, number>>): ParityFacts => {
  const name = columns.join(' × ');
  const slices = { [name]: Object.entries(rows).map(([value, n]) => ({ value, rows: n })) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of the facts
  return { name: 'm', rows: 1000, sets: [{ name, columns }], slices } as unknown as ParityFacts;
};

const claims = (of: ParityFacts, shares: Readonly<Record<string, number>>) =>
  populationCheck.judge(gotOf(of, {}), { set: of.sets[0]!.name, shares });

it('a group has the share of its rows; one without any is missing', () => {
  expect(claims(facts(['sex'], { f: 300, m: 700 }), { f: 0.5, x: 0.1 })).toMatchObject([
    { must: 'min', limit: 0.4, of: { value: 0.3, n: 1000 }, about: { sex: 'f' } },
    { fact: 'fail', about: { sex: 'x' } },
  ]);
});

it('rows without a value are of no group, and count for none', () => {
  expect(claims(facts(['sex'], { f: 300, m: 500, [MISSING]: 200 }), { f: 0.5 })).toMatchObject([
    { of: { value: 0.375, n: 800, law: { x: 300, n: 800 } } },
  ]);
});

it('groups of two columns are written as they are shown, and found', () => {
  const both = facts(['sex', 'race'], { [`f${JOINT}a`]: 300, [`m${JOINT}b`]: 700 });
  expect(claims(both, { 'f × a': 0.5, 'm × a': 0.1 })).toMatchObject([
    { must: 'min', of: { value: 0.3 }, about: { sex: 'f', race: 'a' } },
    { fact: 'fail', about: { sex: 'm', race: 'a' } },
  ]);
});
