// SQL of the policy: a condition that rows must not meet, or one aggregate of all rows with limits.
import { figureText, isThere, type Claim, type Decided, type Message, type TableFacts } from '@modelgate/core';
import { z } from 'zod';
import { countClaim } from '../data-check/claims.ts';
import type { DataRule, Rule, RuleFault, ValidationFacts } from '../data-check/data-check.ts';
import {
  hasLimit,
  isKept,
  isViolating,
  limited,
  violating,
  wanted,
  type Limited,
  type Params,
  type Violating,
} from '../data-check/expression-params.ts';
import { minAboveMax } from '../data-check/faults.ts';
import { paramsAs } from '../data-check/params.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { sayCount } from '../data-check/say.ts';
import { isHidden } from '../data-check/single-values.ts';
import type { Written } from '../data-check/written.ts';
import { aggregate, violatingRows, type Aggregate } from '../data-metric/expressions.ts';

const noun = ['row', 'rows'] as const;

export const expressions: DataRule = {
  id: 'data/expression',
  version: 1,
  key: 'expressions',
  place: 'table',
  docs: {
    title: 'expressions',
    what: 'SQL over the columns: `violations` is a condition that at most `max` rows may meet, `value` one aggregate with `min` and `max`, or with the intervals `within` which it lies (`[{ above: 0, below: 10 }, { min: 20 }]`: the ends of `above` and `below` are outside). Only expressions of an allowlist run: no subquery, no table function, no setting, no clock. NULL and NaN are missing, unless the expression asks for them with `isnan` or `isfinite`. A value that may be one of a row, or that fewer than five rows make up, is compared but not shown.',
  },
  example: {
    policy:
      'expressions:\n  - { name: gain implies hours, violations: "gain > 0 and hours = 0", max: 0 }\n  - { name: usual age, value: "avg(age)", min: 30, max: 50 }',
    data: 'age,gain,hours\n17,0,0\n34,100,40\n61,50,0\n29,0,38',
    says: ['fail', '1 to 4 of 4 rows meet it', 'no row with gain > 0 and hours = 0'],
  },
  schema: z
    .array(z.union([violating, limited]))
    .min(1)
    .meta({ description: 'SQL of the policy.' }),
  rules: (written, { fault }) =>
    (written as readonly Written<Params>[]).map(({ params, ...judged }, i): Rule => {
      for (const problem of isViolating(params) ? [] : faultsOf(params, i)) fault(problem);
      return { name: [params.name], path: [i], params, ...judged };
    }),
  asks: (json, facts) => {
    const params = paramsAs<Params>(json);
    return { data: [isViolating(params) ? violatingIn(params, facts) : aggregateIn(params, facts)] };
  },
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    const { all, shown } = amongOf(got.facts, '');
    const about = { name: params.name };
    if (isViolating(params)) {
      const metric = violatingIn(params, got.facts);
      const counted = { tolerance: params.max, noun, estimate: metric.id, about, role: 'overall' } as const;
      return [got.claim({ found: metric }, about, ({ found }) => countClaim({ ...found, ...counted, all, shown }))];
    }
    const metric = aggregateIn(params, got.facts);
    return [got.claim({ found: metric }, about, ({ found }) => valueClaim(found, params, metric.id, got.facts))];
  },
  say: (decided, { facts }) => say(decided, facts),
  words: (json) => {
    const params = paramsAs<Params>(json);
    return `${params.name}: ${wanted(params)}`;
  },
};

/** Limits that are missing, or that contradict each other. */
function faultsOf(params: Limited, i: number): readonly RuleFault[] {
  const { least, most, within: where } = params;
  const expression = `the expression ${JSON.stringify(params.name)}`;
  const none: RuleFault = {
    path: [i, 'value'],
    code: 'policy/missing-key',
    message: `${expression} has no limit`,
    hint: 'add min, max, or within',
  };
  const both: RuleFault = {
    path: [i, 'within'],
    code: 'policy/ambiguous',
    message: `${expression} has within beside min or max`,
    hint: 'write within: [{ min: …, max: … }] alone',
  };
  return [
    ...(hasLimit(params) ? [] : [none]),
    ...(where && (least ?? most) !== undefined ? [both] : []),
    ...((least ?? -Infinity) > (most ?? Infinity) ? [minAboveMax([i, 'min'], expression)] : []),
  ];
}

function violatingIn({ violations }: Violating, facts: ValidationFacts): ReturnType<typeof violatingRows> {
  return violatingRows(facts.on, violations, tableOf(facts).columns);
}

function aggregateIn({ value }: Limited, facts: ValidationFacts): ReturnType<typeof aggregate> {
  return aggregate(facts.on, value, tableOf(facts), facts.showsValues(''));
}

function tableOf({ tables, on }: ValidationFacts): Pick<TableFacts, 'columns' | 'rows'> {
  const table = tables[on];
  return isThere(table) ? table : { columns: [], rows: 0 };
}

/** All limits as one claim. A value that belongs to single rows is compared but not shown. */
function valueClaim(found: Aggregate, params: Limited, estimate: string, facts: ValidationFacts): Claim {
  const { value, rows } = found;
  const { name: called, least, most, within: where } = params;
  const about = { name: called };
  if (typeof value !== 'number') {
    const reason = value === null ? 'it has no value on this data' : 'its value is infinite on this data, or no number';
    return { fact: 'unknown', reason, about };
  }
  const lies = `lies ${isKept(value, params) ? 'within' : 'beyond'}`;
  const fact = isKept(value, params) ? 'pass' : 'fail';
  if (!facts.showsValues('') && isHidden(value, found, params.value))
    return { fact, reason: `its value, not shown, ${lies}`, about };
  // Open ends of intervals cannot be limits of an estimate, so this is a fact.
  if (where !== undefined) return { fact, reason: `${params.value} = ${figureText(value)}`, about };
  const of = { kind: 'known', value, n: rows, law: { law: 'exact' } } as const;
  const claims = [
    ...(least === undefined ? [] : [{ must: 'min', limit: least } as const]),
    ...(most === undefined ? [] : [{ must: 'max', limit: most } as const]),
  ].map((side): Claim => ({ ...side, of, estimate, about, role: 'overall', burden: 'guard' }));
  return claims.length === 1 ? claims[0]! : { all: claims, about };
}

function say(decided: Decided, { name: data }: ValidationFacts): Message {
  const { claim, demand } = decided;
  const params = paramsAs<Params>(demand.params);
  const subject = `${params.name}, ${data}`;
  const expected = wanted(params);
  if (isViolating(params))
    return sayCount(decided, {
      subject,
      expected,
      tolerance: params.max,
      noun,
      are: 'meet it',
      remedy: `look at the rows where ${params.violations}`,
    });
  if ('fact' in claim)
    return { subject, observed: claim.fact === 'unknown' ? `unknown: ${claim.reason}` : claim.reason, expected };
  const observed =
    claim.of.kind === 'known' ? `${params.value} = ${figureText(claim.of.value)}` : `unknown: ${claim.of.reason}`;
  return { subject, observed, expected };
}
