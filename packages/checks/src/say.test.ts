// Why more rows would not settle an estimate: it lies beyond its limit, or exactly on it.
import type { FactClaim, LimitClaim } from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import { expect, it } from 'vitest';
import { neverSettled } from './say.ts';

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
