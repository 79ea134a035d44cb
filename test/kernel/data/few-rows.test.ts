// Numbers of one to four rows are not told, nor numbers from which they follow: one to four rows that lack a value, in everything a run says.
import type { Report } from '@modelgate/core';
import { summary, terminal } from '@modelgate/render';
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

const ROWS = 1237;

/** Rows in which `lacking` have no height, the same whatever it is but for these. */
function rows(lacking: number): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const height = i < lacking ? '' : String(150 + ((i * 7) % 45));
    const city = ['Here', 'There', 'Elsewhere'][i % 3]!;
    return `${i},${height},${60 + ((i * 11) % 30)},${i < lacking ? '' : city},${i % 5 === 0 ? 'high' : 'low'}`;
  });
  return `id,height,weight,city,label\n${lines.join('\n')}\n`;
}

const policy = (shown: boolean): string => `version: 1
data:
  test: { path: test.csv, label: label, id: id }
  train: { path: train.csv, label: label }
gates:
  validate-data:
    data: test
    reference: train
    show-values: ${shown}
    columns:
      height: { min: 160, max: { value: 190, violations: 5% }, outliers: 5%, nulls: 0 }
      city: { in: [Here, There], matches: '^E', length: 4, nulls: 1% }
    drift: { effect: 0.2, also: [psi, l-infinity, wasserstein] }
    association: 0.9
    correlation-change: 0.5
    categories: { new: 0 }
    mixed-types: 0
    string-variants: 0
    leakage: { target-proxies: { fail: 0.9, warn: 0.5 } }
    expressions:
      - { name: tall, violations: height > 180 }
      - { name: heights, value: count(height), min: 10 }
      - { name: twice, value: 2 * count(height), min: 10 }
      - { name: flags, value: sum(case when height is not null then 1 else 0 end), min: 10 }
      - { name: mean of flags, value: avg(case when height is not null then 1237 else 0 end), min: 10 }
      - { name: share of heights, value: count(height) / count(*), max: 2 }
`;

async function pages(lacking: number, shown = false): Promise<string> {
  const files = { 'modelgate.yml': policy(shown), 'test.csv': rows(lacking), 'train.csv': rows(lacking) };
  const [report] = await runOnce(files);
  return [JSON.stringify(report), summary(report!), terminal([report!], { colour: false, width: 200 })].join('\n');
}

/** Numbers from 1,233 to 1,236 and twice these, which are no part of another. */
const between = /(?<![\d.,-])(?:1,?23[3-6]|2,?4(?:66|68|70|72))(?![\d.])/g;

it.each([1, 2, 3, 4])('%i rows without a value', async (lacking) => {
  const said = await pages(lacking);
  expect(said.match(between) ?? []).toEqual([]);
  expect(said).toContain('1 to 4 of 1,237 rows lack a value');
  expect(said).toContain('1 to 4 not tested');
  expect(said).toContain('n = at most 1,237 (reference at most 1,237)');
});

it('tells them with show-values, and from five on', async () => {
  expect(await pages(3, true)).toContain('1,234 values');
  expect(await pages(5)).toContain('1,232 values');
});

it('of labels', async () => {
  const labels = Array.from({ length: ROWS }, (_, i) => `${i},${i < 2 ? '' : i % 5 === 0 ? 'high' : 'low'}`);
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: label } }
gates:
  validate-data: { data: test, class-balance: 10%, columns: { label: { nulls: 1% } } }
`,
    'test.csv': `id,label\n${labels.join('\n')}\n`,
  });
  expect(report!.findings.map(({ outcome }) => outcome)).not.toContain('unknown');
  expect(report!.rows.find(({ metric }) => metric === 'data/class-balance')?.n).toBe(ROWS);
  expect(JSON.stringify(report).match(between) ?? []).toEqual([]);
});

it.each([
  ['of two values', 40],
  ['beside the only value of the reference', 0],
])('the drift of a value %s', async (_, before) => {
  const csv = (n: number): string =>
    `id,flag\n${Array.from({ length: ROWS }, (__, i) => `${i},${i < n ? 2 : 1}`).join('\n')}\n`;
  const told = async (type: string, few: number): Promise<string> => {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: test.csv, id: id }, train: { path: train.csv, id: id } }
gates:
  validate-data: { data: test, reference: train, drift: { effect: 0.2, columns: [flag], also: [psi, l-infinity] } }
`,
      'test.csv': csv(few).replaceAll(/(?<=,)[12]$/gm, (value) => (type === 'text' ? `v${value}` : value)),
      'train.csv': csv(before).replaceAll(/(?<=,)[12]$/gm, (value) => (type === 'text' ? `v${value}` : value)),
    });
    const drift = report!.findings.find(({ id }) => id === 'data/drift/column=flag');
    expect(drift!.outcome).toBe('pass');
    return JSON.stringify([drift, report!.measurements, report!.rows]);
  };
  for (const type of ['text', 'numbers']) {
    const [one, ...others] = await Promise.all([1, 2, 3, 4].map((few) => told(type, few)));
    expect(others).toEqual([one, one, one]);
  }
});

it('decides by the values that there are, where a limit lies between the two shares', async () => {
  const files = (max: string) => ({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv } }
gates:
  validate-data: { data: test, columns: { x: { max: { value: 0, violations: ${max} } } } }
`,
    // 5 of 96 values are greater: 5.208 %; of 100 rows it would be 5 %.
    'test.csv': `i,x\n${Array.from({ length: 100 }, (_, i) => `${i},${i < 4 ? '' : i < 9 ? 1 : 0}`).join('\n')}\n`,
  });
  const outcome = async (max: string): Promise<string> => {
    const [report] = (await runOnce(files(max))) as readonly Report[];
    return report!.findings.find(({ rule }) => rule === 'data/max')!.outcome;
  };
  expect(await outcome('5.1%')).toBe('fail');
  expect(await outcome('5.3%')).toBe('pass');
});
