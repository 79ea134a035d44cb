// Unique keys: a column, or several together.
import { noTolerance, text, tolerance, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import { counted, countRule } from '../data-check/count-rule.ts';
import type { DataRule, Rule } from '../data-check/data-check.ts';
import { exceptIn } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { repeatedKeys } from '../data-metric/repeated-keys.ts';

type Params = { readonly columns: readonly string[]; readonly violations: Tolerance };

const key = z.union([
  text('A column.').transform((column): readonly string[] => [column]),
  z.array(text('A column.')).min(1).meta({ description: 'Columns that are unique together.' }),
]);

const rule = ruleSchema<Params>({
  description: 'A key.',
  bare: 'columns',
  shape: { columns: key, violations: tolerance('How many rows may share their key with another.') },
  params: ({ columns, violations }) => ({
    columns: columns as readonly string[],
    violations: (violations as Tolerance | undefined) ?? noTolerance,
  }),
});

export const unique: DataRule = countRule<Params>({
  key: 'unique',
  place: 'table',
  title: 'unique keys',
  what: 'No two rows have the same value of a column, or of several together (`[[customer, day]]`). Exact, whatever the number of rows; a missing value counts as a value.',
  example: {
    policy: 'unique: [row_id, [customer, day]]',
    data: 'row_id,customer,day\n1,7,2027-01-01\n2,7,2027-01-02\n3,8,2027-01-01\n3,8,2027-01-02',
    says: ['fail', '1 to 4 of 4 rows share their key with another', 'no two rows with the same row_id'],
  },
  schema: z.array(rule).min(1).meta({
    description:
      'Columns that are unique, each alone; several together in a list of their own, `[row_id, [customer, day]]`.',
  }),
  rules: (written) =>
    (written as readonly Written<Params>[]).map(({ params, ...judged }, i): Rule => ({
      name: [params.columns.join(', ')],
      path: [i],
      params,
      ...judged,
    })),
  tolerance: (params) => params.violations,
  counts: ({ columns }, facts) => [
    {
      about: { columns: columns.join(', ') },
      ...counted(repeatedKeys(facts.on, columns, { of: facts.tables[facts.on] })),
      role: 'column',
      shown: columns.every((column) => facts.showsValues(column)),
    },
  ],
  noun: ['row', 'rows'],
  are: 'share their key with another',
  subject: ({ columns = '' }) => `key ${columns}`,
  remedy: (_, { columns }) =>
    columns.length > 1
      ? undefined
      : `look for rows that were loaded twice; columns that are unique together only stand in a list of their own: unique: [[${columns[0]!}, …]]`,
  wanted: ({ columns, violations }) => `no two rows with the same ${columns.join(', ')}${exceptIn(violations)}`,
});
