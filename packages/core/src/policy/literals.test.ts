// Literals: what each unit reads, exactly, and what it refuses.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { count, missingMarker, number, text } from './literals.ts';
import { points, pointsInWords, relative, share, shareInWords } from './units.ts';

function codeOf(schema: z.ZodType, value: unknown): unknown {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue?.code === 'custom' ? issue.params?.['code'] : issue?.code;
}

test.each([
  [points, '1pt', 0.01],
  [points, '0.7pt', 0.007],
  [points, '0.07 pt', 0.0007],
  [points, '.5pt', 0.005],
  [points, '0pt', 0],
  [points, '100pt', 1],
  [share, '6%', 0.06],
  [share, '0.3%', 0.003],
  [relative, '5%', 0.05],
  [relative, '250%', 2.5],
] as const)('%#: %s is exact', (schema, written, expected) => {
  expect(schema.parse(written)).toBe(expected);
});

test.each([
  [points, 1, 'policy/missing-unit'],
  [points, '1', 'policy/missing-unit'],
  [points, '1%', 'policy/wrong-unit'],
  [points, '1ms', 'policy/wrong-unit'],
  [points, '-1pt', 'policy/out-of-range'],
  [points, '101pt', 'policy/out-of-range'],
  [points, 'pt', 'policy/wrong-type'],
  [points, '1 point', 'policy/wrong-type'],
  [points, null, 'policy/wrong-type'],
  [points, true, 'policy/wrong-type'],
  [points, [1], 'policy/wrong-type'],
  [share, '1pt', 'policy/wrong-unit'],
  [share, 0.06, 'policy/missing-unit'],
  [share, '101%', 'policy/out-of-range'],
  [relative, 5, 'policy/missing-unit'],
] as const)('%#: refused with its code', (schema, written, code) => {
  expect(codeOf(schema, written)).toBe(code);
});

test('a missing unit is said to be missing, with what to write', () => {
  const issue = points.safeParse(1).error!.issues[0] as z.core.$ZodIssueCustom;
  expect(issue.params?.['hint']).toBe('write 1pt');
  const small = points.safeParse(0.01).error!.issues[0] as z.core.$ZodIssueCustom;
  expect(small.params?.['hint']).toBe('write 1pt, or 0.01pt if that is what you mean');
});

test('numbers keep to their range and have no unit', () => {
  const rate = number({ min: 0, max: 1, description: 'A rate.' });
  expect(rate.parse(0)).toBe(0);
  expect(rate.parse(1)).toBe(1);
  expect(codeOf(rate, 1.01)).toBe('policy/out-of-range');
  expect(codeOf(rate, '84%')).toBe('policy/wrong-unit');
  expect(codeOf(rate, '0.84')).toBe('policy/wrong-type');
  expect(codeOf(rate, Number.NaN)).toBe('policy/wrong-type');
  expect(codeOf(rate, Infinity)).toBe('policy/wrong-type');
});

test('counts are whole', () => {
  const rows = count({ min: 1, description: 'Rows.' });
  expect(rows.parse(3)).toBe(3);
  for (const value of [0, -1, 2.5, 2 ** 53]) expect(codeOf(rows, value)).toBe('policy/out-of-range');
  expect(codeOf(rows, '20%')).toBe('policy/wrong-unit');
  expect(codeOf(rows, '20')).toBe('policy/wrong-type');
});

test('text takes what YAML reads as something else, where it is exact', () => {
  const column = text('A column.');
  expect([2024, true, 0.5, ' a '].map((value) => column.parse(value))).toEqual(['2024', 'true', '0.5', ' a ']);
  expect(codeOf(column, 2 ** 60)).toBe('policy/wrong-type');
  expect(codeOf(column, ' ')).toBe('policy/out-of-range');
  expect(codeOf(column, null)).toBe('policy/wrong-type');
});

test('in words', () => {
  expect([0.01, 0.007, 0.07].map(pointsInWords)).toEqual(['1 point', '0.7 points', '7 points']);
  expect(shareInWords(0.07)).toBe('7 %');
});

test('what stands for a missing value is any text within a field', () => {
  const marker = missingMarker('A text.');
  expect([marker.parse('?'), marker.parse(' NA '), marker.parse(-999)]).toEqual(['?', ' NA ', '-999']);
  const refused = ['a,b', 'a;b', 'a\tb', 'a|b', '"', 'a\nb'].map((written) => codeOf(marker, written));
  expect(new Set(refused)).toEqual(new Set(['policy/out-of-range']));
  expect([codeOf(marker, ''), codeOf(marker, null)]).toEqual(['policy/out-of-range', 'policy/wrong-type']);
});
