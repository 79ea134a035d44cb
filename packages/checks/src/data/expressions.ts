// SQL of the policy: a condition that rows must not meet, or one aggregate of all rows with limits.
import {
  number,
  text,
  tolerance,
  noTolerance,
  figureText,
  intervalList,
  intervalsInWords,
  isThere,
  within,
  type Claim,
  type Decided,
  type Interval,
  type Message,
  type TableFacts,
  type Tolerance,
} from '@modelgate/core';
import { z } from 'zod';
import { countClaim } from '../data-check/claims.ts';
import { isFew } from '../data-check/few.ts';
import type { DataRule, Rule, ValidationFacts } from '../data-check/data-check.ts';
import { minAboveMax } from '../data-check/faults.ts';
import { paramsAs } from '../data-check/params.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { exceptIn, sayCount } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { contributing } from '../data-metric/contributing.ts';
import { aggregate, violatingRows, type Aggregate } from '../data-metric/expressions.ts';

type Violating = { readonly name: string; readonly violations: string; readonly max: Tolerance };
type Limited = {
  readonly name: string;
  readonly value: string;
  readonly least?: number;
  readonly most?: number;
  readonly within?: readonly Interval[];
};
type Params = Violating | Limited;

const name = text('What the expression checks, in a few words.');

const violating = ruleSchema<Violating>({
  description: 'A condition that rows must not meet.',
  shape: {
    name,
    violations: text('A SQL condition over the columns of a row; rows for which it is true are violations.'),
    max: tolerance('How many rows may meet it.'),
  },
  required: ['name', 'violations'],
  params: (written) => ({
    name: written['name'] as string,
    violations: written['violations'] as string,
    max: (written['max'] as Tolerance | undefined) ?? noTolerance,
  }),
});

const limited = ruleSchema<Limited>({
  description: 'An aggregate of all rows.',
  shape: {
    name,
    value: text('One SQL aggregate over the columns, such as avg(age).'),
    min: number({ description: 'Its least value.' }),
    max: number({ description: 'Its largest value.' }),
    within: intervalList('Intervals in one of which it lies; above and below leave their ends outside.'),
  },
  required: ['name', 'value'],
  params: ({ name: called, value, min, max, within: where }) => ({
    name: called as string,
    value: value as string,
    ...(typeof min === 'number' && { least: min }),
    ...(typeof max === 'number' && { most: max }),
    ...(where !== undefined && { within: where as readonly Interval[] }),
  }),
});

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
      if (!isViolating(params) && !hasLimit(params))
        fault({
          path: [i, 'value'],
          code: 'policy/missing-key',
          message: `the expression ${JSON.stringify(params.name)} has no limit`,
          hint: 'add min, max, or within',
        });
      if (!isViolating(params) && params.within && (params.least ?? params.most) !== undefined)
        fault({
          path: [i, 'within'],
          code: 'policy/ambiguous',
          message: `the expression ${JSON.stringify(params.name)} has within beside min or max`,
          hint: 'write within: [{ min: …, max: … }] alone',
        });
      if (!isViolating(params) && (params.least ?? -Infinity) > (params.most ?? Infinity))
        fault(minAboveMax([i, 'min'], `the expression ${JSON.stringify(params.name)}`));
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

function hasLimit({ least, most, within: where }: Limited): boolean {
  return least !== undefined || most !== undefined || where !== undefined;
}

function isViolating(params: Params): params is Violating {
  return 'violations' in params;
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

function isKept(value: number, { least = -Infinity, most = Infinity, within: where }: Limited): boolean {
  return value >= least && value <= most && (where === undefined || within(value, where));
}

/** Whether a value could single somebody out: a value of a row, what very few rows add up to, their number, or their share. */
function isHidden(value: number, { rows, fewest, fewestLeft }: Aggregate, expression: string): boolean {
  if (isFew(rows) || isFew(fewest ?? 0) || contributing(expression) === undefined) return true;
  if (quotesRows(expression) || leavesFew(value, rows)) return true;
  return /count/i.test(expression) && (isFew(fewestLeft ?? 0) || tellsFew(value, rows, expression.includes('/')));
}

/** Whether a count of rows, or a share that is made from one, tells a very small number. */
function tellsFew(value: number, rows: number, isShare: boolean): boolean {
  return isFew(value) || (isShare && isFew((value * rows) / 100));
}

/** Whether it may be the number of all rows but very few, or their share of all rows: the sum or the mean of a flag tells as much as a count. */
function leavesFew(value: number, rows: number): boolean {
  return [value, value * rows, (value * rows) / 100].some((count) => {
    const whole = Math.round(count);
    return Math.abs(count - whole) < 1e-9 * rows && isFew(rows - whole);
  });
}

/** Whether an aggregate may be a value of a row, such as an extreme or a quantile; any that is not known to be harmless counts as one. */
function quotesRows(expression: string): boolean {
  return /min|max|median|quantile|&"/i.test(expression) || !/^[\x20-\x7e\s]*$/.test(expression);
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

function wanted(params: Params): string {
  if (isViolating(params)) {
    const { violations, max } = params;
    return max.max === 0 ? `no row with ${violations}` : `not (${violations})${exceptIn(max)}`;
  }
  const { value, least, most, within: where } = params;
  if (where !== undefined) return `${value} ${intervalsInWords(where)}`;
  if (least !== undefined && most !== undefined) return `${value} from ${least} to ${most}`;
  return least === undefined ? `${value} at most ${most}` : `${value} at least ${least}`;
}
