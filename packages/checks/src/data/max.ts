// The largest allowed value of a column.
import { id, sql } from '@modelgate/core';
import type { DataRule } from '../data-check/data-check.ts';
import { boundValue } from '../data-check/missing.ts';
import { orderOf } from '../data-check/order.ts';
import { rowRule } from '../data-check/row-rule.ts';
import { numberOrTime } from '../data-check/written.ts';

export const max: DataRule = rowRule<number | string>({
  key: 'max',
  title: 'largest value',
  what: 'Every value is at most this: a number, a day or a time. `violations` says how many may be larger.',
  value: numberOrTime('The largest value.'),
  name: 'value',
  reads: orderOf,
  violated: (column, value) => sql`${id(column.name)} > ${boundValue(column, value)}`,
  nan: 'violated',
  are: 'are greater',
  wanted: (value) => `at most ${value}`,
  example: {
    policy: 'columns:\n  age: { max: { value: 99, violations: 50% } }',
    data: 'age\n17\n34\n116\n61\n29',
    says: ['pass', '1 to 4 of 5 values are greater', 'at most 99 in all but 50 %'],
  },
});
