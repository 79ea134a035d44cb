// How many rows would settle an estimate; or why none would: it lies beyond its limit, or exactly on it.
import type { Decided, EvaluationFacts, FactClaim, Got, LimitClaim } from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { brier } from './model/brier.ts';
import { recall } from './model/recall.ts';
import { neverSettled, sayLimit } from './say.ts';

function claim(value: number, proof?: number): LimitClaim {
  const of: Estimate = { kind: 'known', value, n: 100, law: { law: 'binomial', x: value * 100, n: 100 } };
  const rest = { must: 'min', estimate: 'accuracy', about: {}, role: 'overall', burden: 'prove' } as const;
  return { limit: 0.5, of, ...rest, ...(proof !== undefined && { proof }) };
}

it.each([
  [claim(0.5), 'exactly on the limit'],
  [claim(0.49), 'beyond the limit'],
  [claim(0.48, 0.48), 'exactly on the limit'],
  [claim(0.5, 0.48), 'beyond the limit'],
  [{ fact: 'unknown', reason: 'no rows', about: {} } satisfies FactClaim, 'beyond the limit'],
])('%j', (given, said) => {
  expect(neverSettled(given)).toContain(`the estimate lies ${said}`);
});

it.each([
  [100, false, 'about 24 rows in all would settle it'],
  [2600, false, 'about 624 rows in all, 24 of which count for it, would settle it'],
  [2600, true, 'about 24 clusters in all would settle it'],
])('of %d rows a hundred count; clusters: %s', (rows, clusters, said) => {
  const facts = { name: 'm', rows, clusters, baseline: { kind: 'identical' }, slices: {} };
  const decided = { claim: claim(0.49), outcome: 'inconclusive', confidence: 0.95, rowsToSettle: 24, demand: {} };
  const got = { facts } as unknown as Got<EvaluationFacts>;
  expect(sayLimit(recall, decided as unknown as Decided, got).remedy).toBe(`${said} if the figures stay the same`);
});

it('an estimate that rests on too few rows says so beside the number of rows that would settle it', () => {
  const of = { kind: 'known', value: 0.1, n: 1000, rarer: 8, law: { law: 'normal', se: 0.01, link: 'log' } } as const;
  const facts = { name: 'm', rows: 1000, baseline: { kind: 'identical' }, slices: {} };
  const decided = {
    claim: { ...claim(0.5), of, must: 'max' },
    outcome: 'inconclusive',
    confidence: 0.95,
    rowsToSettle: 2500,
    demand: {},
  };
  const got = { facts } as unknown as Got<EvaluationFacts>;
  expect(sayLimit(brier, decided as unknown as Decided, got).remedy).toBe(
    'about 2,500 rows in all would settle it if the figures stay the same: nothing is proved by fewer than 20 rows of the rarer class, and there are 8',
  );
});

it.each([
  [
    { fail: 0.11, adjusted: 0.11, pass: 1 },
    [0.646, 0.985],
    '; the interval leaves the limit out, but by exact probabilities such counts are no rarity at it (p = 0.11)',
  ],
  [
    { fail: 0.02, adjusted: 0.06, pass: 1 },
    [0.646, 0.985],
    '; the interval alone leaves the limit out, but not among all limits that were tested together (p = 0.020, adjusted 0.060)',
  ],
  [{ fail: 0.11, adjusted: 0.11, pass: 1 }, [0.646, 0.995], ''],
])('a limit that has not failed though the interval leaves it out: %j, %j', (p, interval, why) => {
  const of = { kind: 'known', value: 11 / 12, n: 12, law: { law: 'binomial', x: 11, n: 12 } } as const;
  const facts = { name: 'm', rows: 12, baseline: { kind: 'identical' }, slices: {} };
  const decided = { claim: { ...claim(0.5), of, limit: 0.99 }, outcome: 'inconclusive', confidence: 0.95, interval, p };
  const got = { facts } as unknown as Got<EvaluationFacts>;
  const { remedy } = sayLimit(recall, { ...decided, demand: {} } as unknown as Decided, got);
  expect(remedy).toBe(
    `the estimate lies beyond the limit, though not beyond chance: no number of rows makes this pass if it stays${why}`,
  );
});
