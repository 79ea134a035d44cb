// How old the newest row is.
import { duration, durationInWords, text, type Claim } from '@modelgate/core';
import { oneRule } from '../data-check/count-rule.ts';
import { z } from 'zod';
import type { DataRule, Rule, RuleFault } from '../data-check/data-check.ts';
import { paramsAs } from '../data-check/params.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { newest, type Newest } from '../data-metric/newest.ts';

type Params = { readonly column: string; readonly maxAge: number };

/** Clocks of machines differ by so much, s. */
const CLOCK_SKEW = 300;

const rule = ruleSchema<Params>({
  description: 'How old the newest row may be.',
  shape: {
    column: text('A column of timestamps or dates.'),
    'max-age': duration('The largest age of the newest row.'),
  },
  required: ['column', 'max-age'],
  params: (written) => ({ column: written['column'] as string, maxAge: written['max-age'] as number }),
});

export const freshness: DataRule = {
  id: 'data/freshness',
  version: 1,
  key: 'freshness',
  place: 'table',
  docs: {
    title: 'freshness',
    what: 'The newest value of a column of timestamps or dates (UTC where it has no zone) is at most `max-age` old; a list of such rules for several columns. A value in the future would keep data fresh for ever, and fails.',
  },
  example: {
    policy: 'freshness: { column: at, max-age: 24h }',
    data: 'id,at\n1,2001-01-01 12:00:00\n2,2001-01-02 08:30:00',
    says: ['fail', 'older than 24 hours', 'a row not older than 24 hours'],
  },
  schema: z.union([rule, z.array(rule).min(1).meta({ description: 'Rules of several columns.' })]),
  rules: (written, at) => {
    const looser = { maxAge: 'higher' } as const;
    if (!Array.isArray(written)) return oneRule(written as Written<Params>, {}, looser);
    const columns = (written as readonly Written<Params>[]).map(({ params }) => params.column);
    return (written as readonly Written<Params>[]).map(({ params, ...judged }, i): Rule => {
      if (columns.indexOf(params.column) < i) at.fault(twice(params.column, i));
      return { name: [params.column], path: [i], params, ...judged, looser };
    });
  },
  asks: (json, { on }) => ({ data: [newest(on, paramsAs<Params>(json).column)] }),
  judge: (got, json) => {
    const { column, maxAge } = paramsAs<Params>(json);
    const about = { column };
    const claim = ({ found }: { found: Newest }): Claim => ({ ...factOf(found, maxAge, got.facts.now), about });
    return [got.claim({ found: newest(got.facts.on, column) }, about, claim)];
  },
  say: ({ claim, demand }, { facts }) => {
    const { column, maxAge } = paramsAs<Params>(demand.params);
    const observed = 'fact' in claim ? claim.reason : '';
    return { subject: `newest ${column} of ${facts.name}`, observed, expected: wanted(maxAge) };
  },
  words: (json) => {
    const { column, maxAge } = paramsAs<Params>(json);
    return `${column}: ${wanted(maxAge)}`;
  },
};

function twice(column: string, i: number): RuleFault {
  const message = `freshness is asked twice of ${JSON.stringify(column)}`;
  return { path: [i], code: 'policy/ambiguous', message, hint: 'keep the shorter age' };
}

function factOf(
  { ms, infinite }: Newest,
  maxAge: number,
  now: string,
): Pick<Extract<Claim, { fact: unknown }>, 'fact' | 'reason'> {
  if (infinite > 0) return { fact: 'fail', reason: 'an infinite time, which is none' };
  if (ms === null) return { fact: 'unknown', reason: 'there is no value to look at' };
  const age = (Date.parse(now) - ms) / 1000;
  if (age < -CLOCK_SKEW) return { fact: 'fail', reason: `${durationInWords(age)} in the future` };
  return age <= maxAge
    ? { fact: 'pass', reason: `not older than ${durationInWords(maxAge)}` }
    : { fact: 'fail', reason: `older than ${durationInWords(maxAge)}` };
}

function wanted(maxAge: number): string {
  return `a row not older than ${durationInWords(maxAge)}`;
}
