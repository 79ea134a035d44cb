// Duplicates, conflicting labels, associations, outliers and missing values of Adult, against pandas and NumPy.
import { readFileSync } from 'node:fs';
import type { Report } from '@modelgate/core';
import { beforeAll, expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

interface Figures {
  readonly duplicates: number;
  readonly conflicting: number;
  readonly balance: number;
  readonly association: Readonly<Record<string, number>>;
  readonly outliers: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, number>>;
  readonly correlation: number;
}

const expected = JSON.parse(readFileSync(new URL('adult.json', import.meta.url), 'utf8')) as Figures;

const policy = `version: 1
data: { test: { path: test.parquet, label: income } }
gates:
  validate-data:
    show-values: true
    columns:
      '*': { nulls: 0 }
      age: { outliers: 0 }
      fnlwgt: { outliers: 0 }
      education_num: { outliers: 0 }
    duplicates: 0
    conflicting-labels: 0
    class-balance: 1%
    association: 1
    expressions: [{ name: r, value: 'corr(age, hours_per_week)', min: -1, max: 1 }]
`;

let report: Report;

beforeAll(async () => {
  const files = { 'modelgate.yml': policy, 'test.parquet': { copy: 'examples/credit/data/test.parquet' } };
  [report] = (await runOnce(files)) as [Report];
});

function valueOf(id: string): number {
  const leaf = report.findings.find((finding) => finding.id === id)?.leaves[0]?.claim;
  return leaf && 'must' in leaf && leaf.of.kind === 'known' ? leaf.of.value : Number.NaN;
}

it('counts of rows are equal', () => {
  expect(valueOf('data/duplicates')).toBe(expected.duplicates);
  expect(valueOf('data/conflicting-labels')).toBe(expected.conflicting);
});

it.each(Object.entries(expected.missing))('missing values of %s', (column, n) => {
  expect(valueOf(`data/nulls/column=${column}`)).toBe(n);
});

it.each(Object.entries(expected.outliers))('values of %s beyond the fences', (column, n) => {
  expect(valueOf(`data/outliers/column=${column}`)).toBe(n);
});

it.each(Object.entries(expected.association))('association of %s', (column, value) => {
  expect(valueOf(`data/association/column=${column}`) / value).toBeCloseTo(1, 9);
});

it('class balance and correlation', () => {
  expect(valueOf('data/class-balance')).toBeCloseTo(expected.balance, 12);
  expect(valueOf('data/expression/name=r')).toBeCloseTo(expected.correlation, 11);
});
