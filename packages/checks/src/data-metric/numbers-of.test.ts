// Which expressions of a policy are one quantile, mean or deviation of one column.
import { expect, it } from 'vitest';
import { numbersOf } from './numbers-of.ts';

const columns = [
  { name: 'age', type: 'BIGINT' },
  { name: 'Gain "net"', type: 'DOUBLE' },
  { name: 'price', type: 'DECIMAL(9,2)' },
  { name: 'ratio', type: 'FLOAT' },
  { name: 'since', type: 'DATE' },
];

it.each([
  ['median(age)', 'age', 0.5],
  [' MEDIAN ( "AGE" )\n', 'age', 0.5],
  ['quantile_cont(age, 0.95)', 'age', 0.95],
  ['quantile_cont("gain ""NET""", .05)', 'Gain "net"', 0.05],
  ['quantile_cont(age,1)', 'age', 1],
  ['avg(age)', 'age', 'avg'],
  ['Mean("gain ""net""")', 'Gain "net"', 'avg'],
  ['stddev( age )', 'age', 'stddev_samp'],
  ['stddev_samp(AGE)', 'age', 'stddev_samp'],
])('%s', (expression, column, of) => {
  expect(numbersOf(expression, columns)).toEqual({ column, of });
});

it.each([
  'median(age) * 2',
  'median(age + 1)',
  'median(age, 0.5)',
  'quantile_cont(age)',
  'quantile_cont(age, 1.5)',
  'quantile_cont(age, -0.5)',
  'quantile_disc(age, 0.5)',
  'median(age) filter (where age > 3)',
  'median(distinct age)',
  'median(none)',
  'avg(age, 0.5)',
  'stddev_samp(age, 1)',
  'stddev_pop(age)',
  'avg(age) + 1',
  'avg(distinct age)',
  'avg(age) filter (where age > 3)',
  'avg(price)',
  // DuckDB rounds their quantiles to the column's own type.
  'median(price)',
  'median(ratio)',
  'median(since)',
])('%s is any other', (expression) => {
  expect(numbersOf(expression, columns)).toBeUndefined();
});
