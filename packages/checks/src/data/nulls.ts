// Missing values of a column: its completeness.
import { tolerance, toleratedInWords, type Tolerance } from '@modelgate/core';
import { columnsOf, noColumnLeft, ofColumn, type OfColumn } from '../data-check/columns.ts';
import { counted, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { missingCount } from '../data-metric/missing-count.ts';

type Params = OfColumn & { readonly tolerance: Tolerance };

export const nulls: DataRule = countRule<Params>({
  key: 'nulls',
  place: 'column',
  title: 'missing values',
  what: 'At most this many rows have no value: NULL, or NaN in a column of floating point. A count, or a share of all rows.',
  example: {
    policy: 'columns:\n  workclass: { nulls: 10% }',
    data: 'id,workclass\n1,Private\n2,\n3,Self-emp\n4,Private\n5,',
    says: ['fail', '1 to 4 of 5 rows lack a value', 'at most 10 % of the rows without a value'],
  },
  schema: ruleSchema({
    description: 'Missing values.',
    bare: 'max',
    shape: { max: tolerance('How many rows may have no value.') },
    params: ({ max }) => ({ tolerance: max as Tolerance }),
  }),
  rules: (written, at) => oneRule(written as Written<Params>, ofColumn(at)),
  tolerance: (params) => params.tolerance,
  inapplicable: noColumnLeft,
  counts: (params, facts) =>
    columnsOf(params, facts).map((column) => ({
      about: { column },
      ...counted(missingCount(facts.on, column)),
      role: 'column',
      shown: facts.showsValues(column),
    })),
  noun: ['row', 'rows'],
  are: 'lack a value',
  subject: ({ column = 'every other column' }) => column,
  wanted: ({ tolerance: tolerated }) =>
    tolerated.max === 0 ? 'a value in every row' : `${toleratedInWords(tolerated, 'row')} without a value`,
});
