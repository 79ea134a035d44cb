// The number of rows, and its change against the base branch.
import {
  count,
  countText,
  isThere,
  plural,
  reasonOf,
  relative,
  relativeText,
  type Claim,
  type Decided,
  type Message,
} from '@modelgate/core';
import { z } from 'zod';
import { paramsAs } from '../data-check/params.ts';
import type { DataRule, Rule, ValidationFacts } from '../data-check/data-check.ts';
import { rowsOf } from '../data-check/rows-of.ts';
import { minAboveMax } from '../data-check/faults.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';

type Limit = 'min' | 'max' | 'change';
type Params = { readonly limit: Limit; readonly value: number };

function limited(limit: Limit, value: z.ZodType<number>, description: string): z.ZodType<Written<Params>> {
  return ruleSchema<Params>({
    description,
    bare: 'value',
    shape: { value },
    params: (written) => ({ limit, value: written['value'] as number }),
  });
}

const schema = z
  .strictObject({
    min: limited(
      'min',
      count({ description: 'The least number of rows.' }),
      'At least this number of rows.',
    ).optional(),
    max: limited(
      'max',
      count({ description: 'The largest number of rows.' }),
      'At most this number of rows.',
    ).optional(),
    change: limited('change', relative, 'How far the number of rows may move from that on the base branch.').optional(),
  })
  .meta({ description: 'The number of rows.' });

export const rows: DataRule = {
  id: 'data/rows',
  version: 1,
  key: 'rows',
  place: 'table',
  docs: {
    title: 'number of rows',
    what: 'At least `min` rows, at most `max`, and not further from the number of rows on the base branch than `change` (of that number). A new data set has nothing to be compared with.',
  },
  example: {
    policy: 'rows: { min: 1000 }',
    data: 'age\n17\n34\n51',
    says: ['fail', '3 rows', 'at least 1,000 rows'],
  },
  schema,
  rules: (written, { fault }) => {
    const limits = written as Partial<Record<Limit, Written<Params>>>;
    if ((limits.min?.params.value ?? 0) > (limits.max?.params.value ?? Infinity)) fault(minAboveMax(['min'], 'rows'));
    return Object.entries(limits).map(([limit, { params, ...judged }]): Rule => ({
      name: [limit],
      path: [limit],
      params,
      ...judged,
    }));
  },
  asks: () => ({}),
  judge: ({ facts }, json) => [claimOf(facts, paramsAs(json))],
  say: (decided, { facts }) => say(decided, facts),
  words: (json) => wanted(paramsAs(json)),
};

function claimOf(facts: ValidationFacts, { limit, value }: Params): Claim {
  const about = { limit };
  const own = facts.tables[facts.on];
  if (!isThere(own)) return { fact: 'unknown', reason: reasonOf(own, facts.on), about };
  const common = { estimate: `rows/${limit}`, about, role: 'overall', burden: 'guard' } as const;
  const exact = (of: number) => ({ kind: 'known', value: of, n: own.rows, law: { law: 'exact' } }) as const;
  if (limit !== 'change') return { must: limit, limit: value, of: exact(own.rows), ...common };
  const base = facts.tables[facts.base];
  if (!isThere(base))
    return { fact: base && 'none' in base ? 'inapplicable' : 'unknown', reason: reasonOf(base, facts.base), about };
  return { must: 'max', limit: value, of: exact(Math.abs(own.rows - base.rows) / base.rows), ...common };
}

function say({ claim, demand, outcome }: Decided, facts: ValidationFacts): Message {
  const params = paramsAs<Params>(demand.params);
  const subject = `rows of ${facts.name}`;
  const expected = wanted(params);
  if ('fact' in claim) return { subject, observed: claim.reason, expected };
  const now = rowsOf(facts);
  const base = facts.tables[facts.base];
  const before = isThere(base) ? { change: `${countText(base.rows)} on the base branch` } : {};
  const moved = isThere(base) && params.limit === 'change' ? `, ${relativeText((now - base.rows) / base.rows)}` : '';
  return {
    subject,
    observed: `${plural(now, 'row')}${moved}`,
    expected,
    ...before,
    ...(outcome === 'fail' && {
      remedy: 'check how the data was made; a limit is changed in the policy, under review',
    }),
  };
}

function wanted({ limit, value }: Params): string {
  if (limit === 'change') return `at most ${relativeText(value).slice(1)} away from the base branch’s number of rows`;
  return `at ${limit === 'min' ? 'least' : 'most'} ${plural(value, 'row')}`;
}
