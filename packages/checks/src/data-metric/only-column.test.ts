// Conditions that compare one column with constants, and those that do more.
import { expect, test } from 'vitest';
import { onlyColumn } from './only-column.ts';

const columns = ['Delay', 'a "b"', 'e', 'other', '/'].map((name) => ({ name, type: 'DOUBLE' }));

test.each([
  ['delay < -60 or DELAY > 1e3', 'Delay'],
  ['"Delay" not in (1, 2.5)', 'Delay'],
  ['not (delay between 0 and 5) or delay is null', 'Delay'],
  [`"a ""b""" = 'x''y, other'`, 'a "b"'],
  [`e = E'x'`, 'e'],
])('%s compares one column', (condition, column) => {
  expect(onlyColumn(condition, columns)).toBe(column);
});

test.each([
  'delay < other',
  'delay < unknown',
  'unknown < 1',
  '1 < 2',
  '',
  'delay / 2 < 1',
  '1 / delay < 0',
  'abs(delay) < 1',
  'delay::integer < 1',
  'delay < 1 -- or more',
  'delay < 1 /* or */',
  'delay < .5',
  'data.delay < 1',
  "delay > date '2020-01-01'",
  "delay < 'open",
  'délai < 1',
  'delay < $1',
  'delay[1] < 1',
  '1 / "/" < 0',
])('%s does not, or does more', (condition) => {
  expect(onlyColumn(condition, columns)).toBeUndefined();
});
