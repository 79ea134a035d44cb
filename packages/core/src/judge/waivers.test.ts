// Which waiver covers which finding, and until when.
import { expect, test } from 'vitest';
import type { Waiver } from '../policy/types.ts';
import { waiverOf } from './waivers.ts';

const at = { path: 'p.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const waiver: Waiver = {
  rule: 'model/slice',
  where: { race: 'Other' },
  until: '2027-01-31',
  owner: 'me',
  reason: 'small',
  at,
};
const about = { race: 'Other', of: 'change' };

test.each([
  ['2027-01-30', true],
  ['2027-01-31', true],
  ['2027-02-01', false],
])('on %s: %s', (today, covered) => {
  expect(waiverOf([waiver], 'model/slice', about, today) !== undefined).toBe(covered);
});

test('only its own rule, and only what it says', () => {
  expect(waiverOf([waiver], 'model/accuracy', about, '2027-01-01')).toBe(undefined);
  expect(waiverOf([waiver], 'model/slice', { race: 'White' }, '2027-01-01')).toBe(undefined);
  expect(waiverOf([waiver], 'model/slice', {}, '2027-01-01')).toBe(undefined);
  const everywhere = { ...waiver, where: {} };
  expect(waiverOf([everywhere], 'model/slice', { race: 'White' }, '2027-01-01')).toEqual({
    owner: 'me',
    reason: 'small',
    until: '2027-01-31',
  });
});
