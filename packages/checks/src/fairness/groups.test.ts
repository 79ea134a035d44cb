// How groups are named in sentences.
import { expect, it } from 'vitest';
import { groupInWords, type GroupSet } from './groups.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a set
const set = (...columns: string[]): GroupSet => ({ name: columns.join(), columns }) as unknown as GroupSet;

it('values stand behind an equals sign, bins behind their own', () => {
  expect(groupInWords(set('sex'), 'Female')).toBe('sex = Female');
  expect(groupInWords(set('age'), '< 25')).toBe('age < 25');
  expect(groupInWords(set('age'), '25 to < 45')).toBe('age = 25 to < 45');
  expect(groupInWords(set('tag'), '<b>')).toBe('tag = <b>');
});
