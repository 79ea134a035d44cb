// Text columns in which numbers and words stand side by side.
import { id, metricId, sql, tolerance, toleranceInWords, type Row, type Tolerance, type Values } from '@modelgate/core';
import { counted, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { columnsKey, noTextColumn, readable } from '../data-check/table-columns.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import type { Violations } from '../data-metric/violations.ts';

type Params = { readonly tolerance: Tolerance; readonly columns?: readonly string[] };

const kinds = ['text'] as const;

export const mixedTypes: DataRule = countRule<Params>({
  key: 'mixed-types',
  place: 'table',
  title: 'mixed types',
  what: 'A text column holds numbers or words, and at most this many values of the rarer of the two: `n/a` among numbers, a number among names. All text columns, or those that `columns` names.',
  example: {
    policy: 'mixed-types: 0',
    data: 'id,height\n1,171\n2,tall\n3,180\n4,165.5',
    says: ['fail', '1 to 4 of 4 values are of the rarer type', 'numbers or words, not both'],
  },
  schema: ruleSchema<Params>({
    description: 'Text columns that hold numbers and words.',
    bare: 'max',
    shape: { max: tolerance('How many values may be of the rarer type.'), columns: columnsKey },
    params: ({ max, columns }) => ({
      tolerance: max as Tolerance,
      ...(columns !== undefined && { columns: columns as readonly string[] }),
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  tolerance: (params) => params.tolerance,
  inapplicable: (params, facts) => noTextColumn(readable(params, facts, kinds), facts),
  counts: (params, facts) =>
    readable(params, facts, kinds).map((column) => ({
      about: { column },
      ...counted(numbersInText(facts.on, column)),
      role: 'column',
      shown: facts.showsValues(column),
    })),
  noun: ['value', 'values'],
  are: 'are of the rarer type',
  subject: ({ column = '' }) => `column ${column}`,
  wanted: ({ tolerance: tolerated }) =>
    tolerated.max === 0
      ? 'numbers or words, not both'
      : `numbers or words, at most ${toleranceInWords(tolerated)} of the rarer`,
});

/** State: [values that spell a number, values]. */
function numbersInText(on: string, column: string): Values<Violations, readonly [number, number]> {
  return {
    id: metricId('numbers-in-text', on, column),
    version: 1,
    on,
    reads: [{ column, as: kinds }],
    from: 'values',
    column,
    when: () => [sql`try_cast(${id(column)} as double) is not null`, 'present'],
    read: ([numbers, present]: Row) => [numbers as number, present as number],
    merge: (a, b) => [a[0] + b[0], a[1] + b[1]],
    finish: ([numbers, present]) => ({ violating: Math.min(numbers, present - numbers), considered: present }),
  };
}
