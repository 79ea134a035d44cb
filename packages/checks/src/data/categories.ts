// Categories that the reference does not have, and categories of the reference that are gone.
import {
  countText,
  metricId,
  MOST_VALUES,
  tolerance,
  toleratedInWords,
  type Tolerance,
  type ValueCounts,
} from '@modelgate/core';
import { total } from '@modelgate/stats';
import { z } from 'zod';
import { counting, countRule, type Count, type Counting } from '../data-check/count-rule.ts';
import { referenceOf, type DataRule, type Rule, type ValidationFacts } from '../data-check/data-check.ts';
import { columnsKey, noTextColumn, readable } from '../data-check/table-columns.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { categoryCounts } from '../data-metric/categories.ts';
import type { Violations } from '../data-metric/violations.ts';

type What = 'new' | 'vanished';
type Params = { readonly what: What; readonly tolerance: Tolerance; readonly columns?: readonly string[] };

const kinds = ['text', 'boolean'] as const;

const limited = (what: string): z.ZodType<Written<{ tolerance: Tolerance }>> =>
  ruleSchema({
    description: what,
    bare: 'max',
    shape: { max: tolerance(what) },
    params: ({ max }) => ({ tolerance: max as Tolerance }),
  });

const schema = z
  .strictObject({
    new: limited('How many rows may have a value that the reference does not have.').optional(),
    vanished: limited('How many values of the reference may be gone.').optional(),
    columns: columnsKey.optional(),
  })
  .meta({ description: 'Values of text columns against those of the reference.' });

export const categories: DataRule = countRule<Params>({
  key: 'categories',
  place: 'table',
  needs: 'reference',
  title: 'new and vanished categories',
  what: 'Against the `reference`: at most this many rows have a value that it does not have (`new`), at most this many of its values are gone (`vanished`). Text and boolean columns with at most 1,000 different values; or those that `columns` names.',
  example: {
    policy: 'reference: train\ncategories: { new: 0, vanished: 1 }',
    data: 'workclass\nPrivate\nGov\nCrypto\nPrivate',
    train: 'workclass\nPrivate\nGov\nSelf-emp\nPrivate',
    says: ['fail', '1 to 4 of 4 values are new', 'no value that the reference does not have'],
  },
  schema,
  rules: (written) => {
    const { columns, ...rest } = written as { columns?: readonly string[] } & Partial<
      Record<What, Written<{ tolerance: Tolerance }>>
    >;
    return Object.entries(rest).map(([what, { params, ...judged }]): Rule => ({
      name: [what],
      path: [what],
      params: { what, ...params, ...(columns && { columns }) },
      ...judged,
    }));
  },
  tolerance: (params) => params.tolerance,
  inapplicable: (params, facts) => noTextColumn(readable(params, facts, kinds, 'features'), facts),
  counts: (params, facts) =>
    readable(params, facts, kinds, 'features').map((column): Count => {
      const about = { column, categories: params.what };
      const named = facts.showsValues(column);
      // The number of vanished values is not a number of rows, so small ones may be shown.
      return {
        about,
        ...countOf(params.what, facts, column),
        role: 'column',
        shown: params.what === 'vanished' || named,
        named,
      };
    }),
  noun: ['value', 'values'],
  are: (about) => (about['categories'] === 'new' ? 'are new' : 'are gone'),
  subject: ({ column = '' }) => `categories of ${column}`,
  wanted: ({ what, tolerance: tolerated }) => {
    const most = toleratedInWords(tolerated, 'value');
    return what === 'new' ? `${most} that the reference does not have` : `${most} of the reference gone`;
  },
});

function countOf(what: What, facts: ValidationFacts, column: string): Counting {
  const [on, reference] = [facts.on, referenceOf(facts)];
  const metrics = { own: categoryCounts(on, column), before: categoryCounts(reference, column) };
  return counting<{ own: ValueCounts; before: ValueCounts }>(
    metricId(`${what}-categories`, on, reference, column),
    metrics,
    ({ own, before }) =>
      own.more || before.more ? tooMany : what === 'new' ? newIn(own, before) : goneFrom(own, before),
  );
}

const tooMany = { inapplicable: `more than ${countText(MOST_VALUES)} different values are not categories` };

/** Rows with a new value, among all rows with a value. */
function newIn(own: ValueCounts, before: ValueCounts): Violations {
  const found = Object.entries(own.values).filter(([value]) => !Object.hasOwn(before.values, value));
  return {
    violating: total(found.map(([, n]) => n)),
    considered: total(Object.values(own.values)),
    named: found.map(([value]) => value),
  };
}

/** Values of the reference that are gone, among all of its values. */
function goneFrom(own: ValueCounts, before: ValueCounts): Violations {
  const were = Object.keys(before.values);
  const gone = were.filter((value) => !Object.hasOwn(own.values, value));
  return { violating: gone.length, considered: were.length, named: gone };
}
