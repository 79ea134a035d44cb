// Missing values of a column: its completeness.
import { tolerance, toleranceInWords, type Claim, type Tolerance } from '@modelgate/core';
import { countClaim } from '../data-check/claims.ts';
import { columnsOf, ofColumn, paramsAs, type OfColumn } from '../data-check/columns.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { sayCount } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { missingCount } from '../data-metric/missing-count.ts';

type Params = OfColumn & { readonly tolerance: Tolerance };

const noun = ['row', 'rows'] as const;

export const nulls: DataRule = {
  id: 'data/nulls',
  version: 1,
  key: 'nulls',
  place: 'column',
  docs: {
    title: 'missing values',
    what: 'At most so many rows have no value: NULL, or NaN in a column of floating point. A count, or a share of all rows.',
  },
  example: {
    policy: 'columns:\n  workclass: { nulls: 10% }',
    data: 'id,workclass\n1,Private\n2,\n3,Self-emp\n4,Private\n5,',
    says: ['fail', 'fewer than 5 of 5 rows have no value', 'at most 10 % missing'],
  },
  schema: ruleSchema({
    description: 'Missing values.',
    bare: 'max',
    shape: { max: tolerance('How many rows may have no value.') },
    params: ({ max }) => ({ tolerance: max as Tolerance }),
  }),
  rules: (written, at) => {
    const { params, ...judged } = written as Written<Params>;
    return [
      { name: [], path: [], params: { ...ofColumn(at), ...params }, ...judged, looser: { 'tolerance.max': 'higher' } },
    ];
  },
  asks: (json, facts) => ({ data: columnsOf(paramsAs(json), facts).map((column) => missingCount(facts.on, column)) }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    return columnsOf(params, got.facts).map((column): Claim => {
      const about = { column };
      const metric = missingCount(got.facts.on, column);
      return got.claim({ found: metric }, about, ({ found }) =>
        countClaim({
          ...found,
          tolerance: params.tolerance,
          noun,
          estimate: metric.id,
          about,
          role: 'column',
          shown: got.facts.showsValues(column),
        }),
      );
    });
  },
  say: (decided, { facts }) => {
    const { tolerance: tolerated } = paramsAs<Params>(decided.demand.params);
    return sayCount(decided, {
      subject: `column ${decided.claim.about['column']} of ${facts.name}`,
      expected: wanted(tolerated),
      tolerance: tolerated,
      noun,
      are: 'have no value',
    });
  },
  words: (json) => {
    const { column, tolerance: tolerated } = paramsAs<Params>(json);
    return `${column}: ${wanted(tolerated)}`;
  },
};

function wanted(tolerated: Tolerance): string {
  return tolerated.max === 0 ? 'a value in every row' : `at most ${toleranceInWords(tolerated)} missing`;
}
