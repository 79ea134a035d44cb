// How often a change of correlations is found where there is none, in columns whose values are not normal.
import { decide, gotOf, type Json } from '@modelgate/core';
import { seededNormals } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import type { ValidationFacts } from '../data-check/data-check.ts';
import { correlation, correlationInfluence } from '../data-metric/correlation.ts';
import { correlationChange } from './correlation-change.ts';

type Pair = readonly [x: number, y: number];

const table = { columns: ['x', 'y'].map((name) => ({ name, type: 'DOUBLE' })), rows: 0 };
const facts: ValidationFacts = {
  name: 'test',
  on: 'test',
  reference: 'train',
  base: 'test on the base branch',
  now: '2027-01-01T00:00:00Z',
  tables: { test: table, train: table },
  showsValues: () => false,
};

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** What the two metrics would have measured. */
function statesOf(role: string, pairs: readonly Pair[]): Readonly<Record<string, { version: number; state: Json }>> {
  const centred = [0, 1].map((k) => {
    const values = pairs.map((pair) => pair[k]!);
    const middle = mean(values);
    const sd = Math.sqrt(mean(values.map((x) => (x - middle) ** 2)) || 1);
    return { mean: middle, sd, values: values.map((x) => (x - middle) / sd) };
  });
  const [x, y] = centred as [(typeof centred)[0], (typeof centred)[0]];
  const r = mean(x.values.map((u, i) => u * y.values[i]!));
  const phi = x.values.map((u, i) => u * y.values[i]! - (r * (u ** 2 + y.values[i]! ** 2)) / 2);
  const [at, influence] = [correlation(role, 'x', 'y'), correlationInfluence(role, 'x', 'y')];
  const standardised = { x: { mean: x.mean, sd: x.sd }, y: { mean: y.mean, sd: y.sd } };
  return {
    [at.id]: { version: at.version, state: { r, n: pairs.length, ...standardised } },
    [influence.id]: {
      version: influence.version,
      state: { squares: mean(phi.map((p) => p ** 2)), fourths: mean(phi.map((p) => p ** 4)) },
    },
  };
}

const demand = { decide: 'test', from: 'head' } as const;

/** The share of samples in which the gate blocks, of normal numbers that correlate by `before` and `now`. */
function blocked(of: (z: number) => number, before: number, now: number, max: number): number {
  const normal = seededNormals('correlation change');
  const drawn = (rows: number, rho: number): readonly Pair[] =>
    Array.from({ length: rows }, () => {
      const [a, b] = [normal(), normal()];
      return [of(a), of(rho * a + Math.sqrt(1 - rho ** 2) * b)];
    });
  let blocks = 0;
  for (let run = 0; run < RUNS; run++) {
    const states = { ...statesOf('train', drawn(1000, before)), ...statesOf('test', drawn(1000, now)) };
    const judged = correlationChange.judge(gotOf(facts, { states }), { max }).map((claim) => ({ demand, claim }));
    const [decision] = decide(judged, { alpha: 0.05, seed: 's' }).decisions;
    blocks += Number(decision!.outcome === 'fail');
  }
  return blocks / RUNS;
}

const RUNS = 200;

describe('correlations that have not changed beyond the limit', () => {
  it.each<[string, (z: number) => number]>([
    ['incomes', (z) => Math.exp(z)],
    ['amounts that are mostly 0', (z) => (z > 1 ? Math.exp(z) : 0)],
    ['rare flags', (z) => Number(z > 1.88)],
  ])('%s: at most 5 % are blocked', (_, of) => {
    expect(blocked(of, 0.5, 0.5, 0.05)).toBeLessThanOrEqual(0.05);
  });

  it('a change beyond the limit is found', () => {
    expect(blocked((z) => z, 0.2, 0.6, 0.25)).toBeGreaterThan(0.9);
    expect(blocked((z) => Math.exp(z), 0.2, 0.6, 0.15)).toBeGreaterThan(0.7);
  });
});

it('a column that holds numbers on one side alone is unknown, unless the policy names those that matter', () => {
  const retyped = { ...table, columns: [{ name: 'x', type: 'VARCHAR' }, table.columns[1]!] };
  for (const tables of [
    { test: retyped, train: table },
    { test: table, train: retyped },
  ]) {
    const got = gotOf({ ...facts, tables }, { states: {} });
    const claims = correlationChange.judge(got, { max: 0.1 });
    expect(claims).toContainEqual(expect.objectContaining({ fact: 'unknown', about: { columns: 'x' } }));
    expect(correlationChange.judge(got, { max: 0.1, columns: ['y'] })).toHaveLength(1);
  }
});
