// Unique keys: a column, or several together.
import { noTolerance, text, tolerance, type Claim, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import { countClaim } from '../data-check/claims.ts';
import { paramsAs } from '../data-check/columns.ts';
import type { DataRule, Rule } from '../data-check/data-check.ts';
import { rowsOf } from '../data-check/rows-of.ts';
import { exceptIn, sayCount } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { repeatedKeys } from '../data-metric/repeated-keys.ts';

type Params = { readonly columns: readonly string[]; readonly violations: Tolerance };

const noun = ['row', 'rows'] as const;

const key = z.union([
  text('A column.').transform((column): readonly string[] => [column]),
  z.array(text('A column.')).min(1).meta({ description: 'Columns that are unique together.' }),
]);

const rule = ruleSchema<Params>({
  description: 'A key.',
  bare: 'columns',
  shape: { columns: key, violations: tolerance('How many rows may share a key.') },
  params: ({ columns, violations }) => ({
    columns: columns as readonly string[],
    violations: (violations as Tolerance | undefined) ?? noTolerance,
  }),
});

export const unique: DataRule = {
  id: 'data/unique',
  version: 1,
  key: 'unique',
  place: 'table',
  docs: {
    title: 'unique keys',
    what: 'No two rows have the same value of a column, or of several together (`[[customer, day]]`). Exact, whatever the number of rows; a missing value counts as a value.',
  },
  example: {
    policy: 'unique: [row_id, [customer, day]]',
    data: 'row_id,customer,day\n1,7,2027-01-01\n2,7,2027-01-02\n3,8,2027-01-01\n3,8,2027-01-02',
    says: ['fail', 'fewer than 5 of 4 rows share theirs', 'row_id unique'],
  },
  schema: z.array(rule).min(1).meta({ description: 'Columns that are unique, alone or together.' }),
  rules: (written) =>
    (written as readonly Written<Params>[]).map(({ params, ...judged }, i): Rule => ({
      name: [params.columns.join(', ')],
      path: [i],
      params,
      ...judged,
      looser: { 'violations.max': 'higher' },
    })),
  asks: (json, { on }) => ({ data: [repeatedKeys(on, paramsAs<Params>(json).columns)] }),
  judge: (got, json) => {
    const { columns, violations } = paramsAs<Params>(json);
    const about = { columns: columns.join(', ') };
    const metric = repeatedKeys(got.facts.on, columns);
    const claim = ({ repeated }: { repeated: { rows: number } }): Claim =>
      countClaim({
        violating: repeated.rows,
        considered: rowsOf(got.facts),
        tolerance: violations,
        noun,
        estimate: metric.id,
        about,
        role: 'column',
        shown: columns.every((column) => got.facts.showsValues(column)),
      });
    return [got.claim({ repeated: metric }, about, claim)];
  },
  say: (decided, { facts }) => {
    const { columns, violations } = paramsAs<Params>(decided.demand.params);
    return sayCount(decided, {
      subject: `key ${columns.join(', ')} of ${facts.name}`,
      expected: wanted({ columns, violations }),
      tolerance: violations,
      noun,
      are: 'share theirs',
    });
  },
  words: (json) => wanted(paramsAs(json)),
};

function wanted({ columns, violations }: Params): string {
  return `${columns.join(', ')} unique${exceptIn(violations)}`;
}
