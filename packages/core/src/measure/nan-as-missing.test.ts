// Names of floating columns are the only thing that changes; the engine's own answers are in test/kernel/data/missing-values.test.ts.
import { expect, it } from 'vitest';
import { nanAsMissing } from './nan-as-missing.ts';

const columns = ['x', 'Day', 'end', 'a b', 'a"b', 'e'].map((name) => ({ name, type: 'DOUBLE' }));
const whole = { name: 'n', type: 'BIGINT' };
const of = (expression: string): string => nanAsMissing(expression, [...columns, whole]);

it.each([
  ['x > 1', `nullif("x", 'nan') > 1`],
  ['X>n', `nullif("x", 'nan')>n`],
  ['"a b" = "a""b"', `nullif("a b", 'nan') = nullif("a""b", 'nan')`],
  ['case when "end" > 0 then x end = 1', `case when nullif("end", 'nan') > 0 then nullif("x", 'nan') end = 1`],
  ['avg(x) filter (where day < 3)', `avg(nullif("x", 'nan')) filter (where nullif("Day", 'nan') < 3)`],
  ['cast(x as double) > 1e3', `cast(nullif("x", 'nan') as double) > 1e3`],
  ['x::e', `nullif("x", 'nan')::e`],
])('%s', (expression, written) => expect(of(expression)).toBe(written));

it.each([
  ['texts', `s = 'x' or s = 'it''s x' or s = e'\\'x' or s = $$ x $$ or s = $q$ x $q$`],
  ['functions and units', `day(at) = 1 and extract(day from at) = 2 and at > date '2026-01-01' + interval 3 day`],
  ['what asks for NaN', 'isnan(x) or isfinite(x)'],
  ['other columns', 'n > 1'],
  ['fields of structs', 's.x > 1 and s."x" > 1'],
  ['what is too long for the engine', `x > 1 and ${'x > 1 and '.repeat(400)}x > 1`],
])('%s stay', (_, expression) => expect(of(expression)).toBe(expression));
