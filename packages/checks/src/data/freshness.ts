// How old the newest row is, or the last change of the data's files.
import { duration, durationInWords, text, type FactClaim, type LastChange } from '@modelgate/core';
import { oneRule } from '../data-check/count-rule.ts';
import { z } from 'zod';
import type { DataRule, Rule, RuleFault } from '../data-check/data-check.ts';
import { paramsAs } from '../data-check/params.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { lastChange } from '../data-metric/last-change.ts';
import { newest, type Newest } from '../data-metric/newest.ts';

type Params = { readonly column?: string; readonly maxAge: number };

/** Tolerated difference of the clocks of two machines, in seconds. */
const CLOCK_SKEW = 300;

const rule = ruleSchema<Params>({
  description: 'How old the newest row, or the last change of the files, may be.',
  shape: {
    column: text('A column of timestamps or dates; without it the last commit that changed the files.'),
    'max-age': duration('The largest age.'),
  },
  required: ['max-age'],
  params: ({ column, 'max-age': maxAge }) => ({
    maxAge: maxAge as number,
    ...(column !== undefined && { column: column as string }),
  }),
});

export const freshness: DataRule = {
  id: 'data/freshness',
  version: 1,
  key: 'freshness',
  place: 'table',
  docs: {
    title: 'freshness',
    what: 'The newest value of a column of timestamps or dates (UTC where it has no zone) is at most `max-age` old; a list of such rules for several columns. A value in the future would keep data fresh for ever, and fails. Without `column` the age is that of the last commit that changed the data’s files or their DVC pointers (of files that are not committed, their own); a shallow clone cannot tell it.',
  },
  example: {
    policy: 'freshness: { column: at, max-age: 24h }',
    data: 'id,at\n1,2001-01-01 12:00:00\n2,2001-01-02 08:30:00',
    says: ['fail', 'older than 24 hours', 'a row not older than 24 hours'],
  },
  schema: z.union([rule, z.array(rule).min(1).meta({ description: 'Rules of several columns.' })]),
  rules: (written, at) => {
    if (!Array.isArray(written)) return oneRule(written as Written<Params>, {});
    const columns = (written as readonly Written<Params>[]).map(({ params }) => params.column);
    return (written as readonly Written<Params>[]).map(({ params, ...judged }, i): Rule => {
      if (columns.indexOf(params.column) < i) at.fault(twice(params.column, i));
      return { name: params.column === undefined ? [] : [params.column], path: [i], params, ...judged };
    });
  },
  asks: (json, { on }) => {
    const { column } = paramsAs<Params>(json);
    return { data: [column === undefined ? lastChange(on) : newest(on, column)] };
  },
  judge: (got, json) => {
    const { column, maxAge } = paramsAs<Params>(json);
    const { on, now } = got.facts;
    if (column === undefined)
      return [
        got.claim({ found: lastChange(on) }, {}, ({ found }) => ({ ...ofChange(found, maxAge, now), about: {} })),
      ];
    const about = { column };
    return [got.claim({ found: newest(on, column) }, about, ({ found }) => ({ ...ofRows(found, maxAge, now), about }))];
  },
  say: ({ claim, demand }, { facts }) => {
    const { column, maxAge } = paramsAs<Params>(demand.params);
    const observed = 'fact' in claim ? claim.reason : '';
    return {
      subject: column === undefined ? `last change of ${facts.name}` : `newest ${column} of ${facts.name}`,
      observed,
      expected: wanted(column, maxAge),
    };
  },
  words: (json) => {
    const { column, maxAge } = paramsAs<Params>(json);
    return column === undefined ? wanted(column, maxAge) : `${column}: ${wanted(column, maxAge)}`;
  },
};

function twice(column: string | undefined, i: number): RuleFault {
  const message = `freshness is asked twice of ${column === undefined ? 'the files' : JSON.stringify(column)}`;
  return { path: [i], code: 'policy/ambiguous', message, hint: 'keep the shorter age' };
}

type Fact = Pick<FactClaim, 'fact' | 'reason' | 'remedy'>;

function ofRows({ ms, infinite }: Newest, maxAge: number, now: string): Fact {
  if (infinite > 0) return { fact: 'fail', reason: 'an infinite time, which is not a point in time' };
  return ms === null
    ? { fact: 'unknown', reason: 'there is no value to look at', remedy: 'fill the column, or name another one' }
    : ofAge(ms, maxAge, now);
}

function ofChange(found: LastChange, maxAge: number, now: string): Fact {
  if ('unknown' in found) return { fact: 'unknown', reason: found.unknown };
  const { fact, reason } = ofAge(Date.parse(found.at), maxAge, now);
  return { fact, reason: found.committed ? reason : `${reason}, not committed` };
}

function ofAge(ms: number, maxAge: number, now: string): Fact {
  const age = (Date.parse(now) - ms) / 1000;
  if (age < -CLOCK_SKEW) return { fact: 'fail', reason: `${durationInWords(age)} in the future` };
  return age <= maxAge
    ? { fact: 'pass', reason: `not older than ${durationInWords(maxAge)}` }
    : { fact: 'fail', reason: `older than ${durationInWords(maxAge)}` };
}

function wanted(column: string | undefined, maxAge: number): string {
  return `a ${column === undefined ? 'change' : 'row'} not older than ${durationInWords(maxAge)}`;
}
