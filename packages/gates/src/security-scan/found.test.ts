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
  expect([...more]).toEqual([[kindOf(rule, severity), { count: 3, unknown: true }]]);
});

it('a file that is allowed is in neither', () => {
  const allowed = files.map(({ path }) => ({ format: 'unknown' as const, path }));
  const { told, more } = foundIn(files, allowed.slice(0, 5002));
  expect([told.size, more.size]).toEqual([1, 0]);
});
