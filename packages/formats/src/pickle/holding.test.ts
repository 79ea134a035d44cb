// More containers than places are noted: the file is read to its end, and what is put where nobody noted it may be anywhere.
import { expect, it } from 'vitest';
import { acts, scanned } from './scanned.fixture.ts';

const object = 'cm\nG\n)\x81';
const many = `](${']'.repeat(1_100_000)}e`;

/** Whether f is told to be given objects. */
const isGivenObjects = (before: string, argument: string): boolean =>
  acts(scanned(`\x80\x04(${object}${many}${before}t0cm\nf\n${argument}\x85R.`)).includes(
    'called m.f by REDUCE of objects',
  );

it('an object in a list that is filled first is in that list alone', () => {
  const filled = `](${object}e`;
  expect(isGivenObjects(filled, '](K\x01e')).toBe(false);
  expect(isGivenObjects(filled, filled)).toBe(true);
});

it('an object that keeps the class of indexes holds no callable, as it does with any other', () => {
  const given = (name: string): readonly string[] =>
    acts(scanned(`\x80\x04cm\nf\n${object}}U\x01kcpandas\n${name}\nsb\x85R.`)).filter((act) =>
      act.includes('__getattr__'),
    );
  expect(given('Index')).toEqual(['called m.G.__getattr__ by m.f']);
  expect(given('Series')).toEqual(['called m.G.__getattr__ by REDUCE']);
});

it('one in a list that stands somewhere already may be in any', () => {
  expect(isGivenObjects(`](]\x94eh\x00(${object}e`, '](K\x01e')).toBe(true);
});
