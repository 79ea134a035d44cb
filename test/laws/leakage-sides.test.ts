// Groups on both sides, and rows that are not later than the training data.
import { describe, expect, it } from 'vitest';
import { leaking, type Found } from './leaking.ts';

const found = leaking();

const column = (name: string, values: readonly string[]): string =>
  `${name},y\n${values.map((value) => `${value},l\n`).join('')}`;

const unlike = (name: string, own: string): Found => ({
  fact: 'unknown',
  reason: `column ${name} is ${own}, in train it is VARCHAR: they cannot be compared`,
});

const lacking = (reason: string): Found => ({ fact: 'unknown', reason });

describe('groups', () => {
  it.each<readonly [string, readonly string[], readonly string[], Found]>([
    ['one is shared', ['1', '2'], ['2.0', '3.5'], { value: 1, n: 2 }],
    ['none is, and no value is no group', ['1', ''], ['2', ''], { value: 0, n: 1 }],
    ['every row of one counts', ['a', 'a', 'b'], ['a', 'c'], { value: 2, n: 3 }],
    ['there is none there', ['x'], [''], lacking('column p of train has no value')],
    ['there is none here', [''], ['x'], lacking('there is no row to look at')],
    ['of another kind', ['1'], ['x'], unlike('p', 'BIGINT')],
  ])('%s', async (_, test, train, expected) => {
    const sides = { test: column('p', test), train: column('p', train) };
    expect(await found('{ with: train, group: p }', 'leakage-groups', sides)).toEqual([expected]);
  });

  it('by a column that is not there: unknown', async () => {
    const sides = { test: column('p', ['1']), train: column('q', ['1']) };
    expect(await found('{ with: train, group: [p, r] }', 'leakage-groups', sides)).toEqual([
      lacking('data train has no column p'),
      expect.objectContaining({ fact: 'unknown' }),
    ]);
  });
});

describe('time', () => {
  const gap = '{ column: t, gap: 7d }';

  it.each<readonly [string, string, readonly string[], readonly string[], Found]>([
    ['later', 't', ['2026-01-03'], ['2026-01-02'], { value: 0, n: 1 }],
    ['the same day', 't', ['2026-01-02', '2026-01-03'], ['2026-01-02'], { value: 1, n: 2 }],
    ['inside the gap', gap, ['2026-01-09'], ['2026-01-02'], { value: 1, n: 1 }],
    ['beyond the gap', gap, ['2026-01-10'], ['2026-01-02'], { value: 0, n: 1 }],
    ['a day against times', 't', ['2026-01-03'], ['2026-01-02 23:59:59'], { value: 0, n: 1 }],
    ['years', 't', ['2026', '2025', ''], ['2025', '2024'], { value: 1, n: 2 }],
    ['no time there', 't', ['2026-01-03'], [''], unlike('t', 'DATE')],
    ['text', 't', ['soon'], ['x'], lacking('column t of data test is VARCHAR, expected numbers, dates or timestamps')],
    [
      'numbers and a gap',
      gap,
      ['2026'],
      ['2025'],
      lacking('column t of data test is BIGINT, expected dates or timestamps'),
    ],
  ])('%s', async (_, time, test, train, expected) => {
    const sides = { test: column('t', test), train: column('t', train) };
    expect(await found(`{ with: train, time: ${time} }`, 'leakage-time', sides)).toEqual([expected]);
  });
});
