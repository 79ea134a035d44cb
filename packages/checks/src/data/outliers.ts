// Values far from the middle half of their column.
import { number, numericKinds, tolerance, type Tolerance } from '@modelgate/core';
import { columnsOf, noColumnLeft, ofColumn, type OfColumn } from '../data-check/columns.ts';
import { counted, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { exceptIn } from '../data-check/say.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { beyondFences } from '../data-metric/fences.ts';

type Params = OfColumn & { readonly tolerance: Tolerance; readonly iqr: number };

/** Tukey's "far out": of a normal distribution 0.0002 % of the values, where 1.5 would make it 0.7 %. */
export const FAR_OUT = 3;

export const outliers: DataRule = countRule<Params>({
  key: 'outliers',
  place: 'column',
  title: 'outliers',
  what: 'At most this many values lie further below the lower quartile or above the upper one than `iqr` (3) times the distance between the two (Tukey 1977).',
  example: {
    policy: 'columns:\n  hours: { outliers: { max: 0, iqr: 3 } }',
    data: 'hours\n38\n40\n40\n41\n42\n39\n400',
    says: ['fail', '1 to 4 of 7 values lie far out', 'within 3 interquartile ranges of the quartiles'],
  },
  schema: ruleSchema<Omit<Params, 'column'>>({
    description: 'Values far from the others.',
    bare: 'max',
    shape: {
      max: tolerance('How many values may lie far out.'),
      iqr: number({ min: 0.1, max: 1000, description: 'How many interquartile ranges away a value is far out; 3.' }),
    },
    params: ({ max, iqr }) => ({ tolerance: max as Tolerance, iqr: (iqr as number | undefined) ?? FAR_OUT }),
  }),
  rules: (written, at) => oneRule(written as Written<Omit<Params, 'column'>>, ofColumn(at)),
  tolerance: (params) => params.tolerance,
  inapplicable: (params, facts) => noColumnLeft(params, facts, numericKinds),
  counts: (params, facts) =>
    columnsOf(params, facts, numericKinds).map((column) => ({
      about: { column },
      ...counted(beyondFences(facts.on, column, params.iqr)),
      role: 'column',
      shown: facts.showsValues(column),
    })),
  noun: ['value', 'values'],
  are: 'lie far out',
  subject: ({ column = '' }) => `column ${column}`,
  wanted: ({ iqr, tolerance: tolerated }) =>
    `within ${iqr} interquartile ranges of the quartiles${exceptIn(tolerated)}`,
});
