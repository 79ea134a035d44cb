// Names of floating columns are the only thing that changes; the engine's own answers are in test/kernel/data/missing-values.test.ts.
import { expect, it } from 'vitest';
import { nanAsMissing } from './nan-as-missing.ts';

const columns = ['x', 'Day', 'end', 'a b', 'a"b', 'e'].map((name) => ({ name, type: 'DOUBLE' }));
const whole = { name: 'n', type: 'BIGINT' };
const of = (expression: string): string => nanAsMissing(expression, [...columns, whole]);

it.each([
  ['x > 1', `if(isnan("x"), null, "x") > 1`],
  ['X>n', `if(isnan("x"), null, "x")>n`],
  ['"a b" = "a""b"', `if(isnan("a b"), null, "a b") = if(isnan("a""b"), null, "a""b")`],
  [
    'case when "end" > 0 then x end = 1',
    `case when if(isnan("end"), null, "end") > 0 then if(isnan("x"), null, "x") end = 1`,
  ],
  ['avg(x) filter (where day < 3)', `avg(if(isnan("x"), null, "x")) filter (where if(isnan("Day"), null, "Day") < 3)`],
  ['cast(x as double) > 1e3', `cast(if(isnan("x"), null, "x") as double) > 1e3`],
  ['x::e', `if(isnan("x"), null, "x")::e`],
])('%s', (expression, written) => expect(of(expression)).toBe(written));

it.each([
  ['texts', `s = 'x' or s = 'it''s x' or s = e'\\'x' or s = $$ x $$ or s = $q$ x $q$`],
  ['functions and units', `day(at) = 1 and extract(day from at) = 2 and at > date '2026-01-01' + interval 3 day`],
  ['what asks for NaN', 'isnan(x) or isfinite(x)'],
  ['other columns', 'n > 1'],
  ['fields of structs', 's.x > 1 and s."x" > 1'],
  ['what is too long for the engine', `x > 1 and ${'x > 1 and '.repeat(400)}x > 1`],
])('%s stay', (_, expression) => expect(of(expression)).toBe(expression));
