// When rows are looked at a second time, and what becomes of a look that fails.
import type { DataStates, Json } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import type { ValidationFacts } from './data-check/data-check.ts';
import { driftTogether, type Together } from './drift-together.ts';

const columns = [{ name: 'x', type: 'VARCHAR' }];
const estimates = ['drift/test/x'];

const state = (version: number, found: Json): DataStates[string] => ({ version, state: found });
const counts = (a: number, b: number): Json => ({ values: { a, b }, nulls: 0, more: false });
const states: DataStates = {
  'categories/test/x': state(1, counts(300, 200)),
  'categories/train/x': state(1, counts(250, 250)),
};

function look(own: number, before: number, of = estimates): Together | undefined {
  const facts: ValidationFacts = {
    name: 'test',
    on: 'test',
    reference: 'train',
    base: 'none',
    now: '2027-01-01T00:00:00Z',
    tables: { test: { columns, rows: own }, train: { columns, rows: before } },
    showsValues: () => false,
  };
  return driftTogether([{ check: 'data/drift', params: { effect: 0.2, missing: 0.01 } }], facts, states, of);
}

const sides = (together: Together | undefined): readonly string[] | undefined => together?.metrics.map(({ on }) => on);

describe('rows that are looked at a second time', () => {
  it('both sides, or the one that is not many times as large', () => {
    expect(sides(look(500, 500))).toEqual(['test', 'train']);
    expect(sides(look(500, 10_000))).toEqual(['test', 'train']);
    expect(sides(look(500, 10_001))).toEqual(['test']);
    expect(sides(look(500, 100_000_000))).toEqual(['test']);
    expect(sides(look(100_000_000, 500))).toEqual(['train']);
  });

  it('none where both are large, the claims too many, or no column is asked', () => {
    expect(look(1_000_001, 1_000_000)).toBeUndefined();
    expect(
      look(
        500,
        500,
        Array.from({ length: 301 }, (_, i) => `drift/test/x${i}`),
      ),
    ).toBeUndefined();
    expect(look(500, 500, ['told-apart/test'])).toBeUndefined();
  });
});

describe('the correlation', () => {
  const { metrics, correlation } = look(4, 4, [...estimates, 'told-apart/test'])!;
  const seen = (texts: readonly string[]): DataStates => ({
    [metrics[0]!.id]: state(1, texts),
    [metrics[1]!.id]: state(1, texts),
  });

  it('is of all estimates; what is not a distance of a column varies for itself', () => {
    expect(correlation(seen(['B', 'B', 'C', 'C']))).toEqual({
      estimates: ['drift/test/x', 'told-apart/test'],
      lower: [1, 0, 1],
    });
  });

  it('is unknown when one of both looks failed', () => {
    const failed = { version: 1, unknown: 'the statement failed' };
    expect(correlation({ ...seen(['B']), [metrics[1]!.id]: failed })).toBeUndefined();
    expect(correlation({})).toBeUndefined();
  });

  it('takes no letter that is not a code', () => {
    expect(() => correlation(seen(['', 'B']))).toThrow('no code');
    expect(() => correlation(seen(['1']))).toThrow('no code');
  });
});
