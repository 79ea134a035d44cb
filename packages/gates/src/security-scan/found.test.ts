// Of very many findings of a kind the first are told; of the others it is known how many, and whether one was not evaluated.
import { unreadFile } from '@modelgate/core/scan';
import { expect, it } from 'vitest';
import { foundIn, kindOf } from './found.ts';

const files = Array.from({ length: 5003 }, (_, i) => unreadFile(`models/${i}.bin`, 0, 'broken', 'it ends too early'));

it('what is only counted is unknown, where it was not evaluated', () => {
  const { told, more } = foundIn(files, []);
  expect(told.size).toBe(5000);
  const [first] = told.values();
  const { rule, severity } = first!.finding;
  expect([...more]).toEqual([[kindOf(rule, severity, false), { count: 3, unknown: true, allowed: false }]]);
});

it('what is allowed takes no place of what is not, and it is known which lines allow something', () => {
  const all = { format: 'unknown', path: 'models/[1-9]*.bin' };
  const elsewhere = { format: 'unknown', path: 'elsewhere' };
  const { told, more, used } = foundIn(files, [elsewhere, all]);
  const standing = [...told.values()].filter(({ finding }) => finding.allowed === undefined);
  expect(standing.map(({ file }) => file.path)).toEqual(['models/0.bin']);
  expect([...more.values()]).toEqual([{ count: 2, unknown: true, allowed: true }]);
  expect([...used]).toEqual([all]);
});
