// The least allowed value of a column.
import { id, sql } from '@modelgate/core';
import { boundValue } from '../data-check/missing.ts';
import { orderOf } from '../data-check/order.ts';
import { rowRule } from '../data-check/row-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { numberOrTime } from '../data-check/written.ts';

export const min: DataRule = rowRule<number | string>({
  key: 'min',
  title: 'least value',
  what: 'Every value is at least this: a number, a day or a time. Missing values are checked by `nulls`.',
  value: numberOrTime('The least value.'),
  name: 'value',
  reads: orderOf,
  violated: (column, value) => sql`${id(column.name)} < ${boundValue(column, value)}`,
  nan: 'kept',
  are: 'are less',
  wanted: (value) => `at least ${value}`,
  example: {
    policy: 'columns:\n  age: { min: 17 }',
    data: 'age\n17\n34\n16\n61\n29',
    says: ['fail', '1 to 4 of 5 values are less', 'at least 17'],
  },
});
