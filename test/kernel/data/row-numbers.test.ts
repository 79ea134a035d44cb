// Row numbers that pandas wrote beside the columns hide no equal rows and are no drift.
import { withoutRowNumbers } from '@modelgate/core';
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';
import { proposed } from '../../fixtures/proposal.ts';

const policy = `version: 1
data: { test: { path: test.csv, label: y }, train: { path: train.csv } }
gates:
  validate-data:
    data: test
    reference: train
    duplicates: 0
    conflicting-labels: { max: 0, severity: block }
    drift: 0.2
    leakage: { with: train, max: 0, near-duplicates: false, target-proxies: false }
`;

/** 200 rows of 100 kinds, the last of them with another label than its twin, after numbers from `first` on. */
function table(header: string, first: number): string {
  const rows = Array.from({ length: 200 }, (_, i) => `${first + i},${i % 100},${i === 199 ? 'b' : 'a'}`);
  return `${header},x,y\n${rows.join('\n')}\n`;
}

it.each(['__index_level_0__', 'Unnamed: 0', ''])('named %j are not compared', async (header) => {
  const files = { 'modelgate.yml': policy, 'test.csv': table(header, 0), 'train.csv': table(header, 5000) };
  const [report] = await runOnce(files);
  expect(report!.error).toBeUndefined();
  const outcomes = Object.fromEntries(report!.findings.map(({ id, outcome }) => [id, outcome]));
  expect(outcomes).toMatchObject({
    'data/duplicates': 'fail',
    'data/conflicting-labels': 'fail',
    'data/leakage-rows/with=train': 'fail',
    'data/drift/column=x': 'pass',
  });
  const name = header === '' ? 'column0' : header;
  expect(Object.keys(outcomes)).not.toContain(`data/drift/column=${name}`);
  expect(report!.notes.join(' ')).toContain(`${name} is taken for row numbers`);
});

it('are no key that init proposes', async () => {
  await proposed({ 'data/rows.csv': table('', 0) }, { label: 'y' }, async ({ text }) => {
    expect(text).not.toContain('id: column0');
    expect(text).toContain('duplicates:');
  });
});

it('are told by their names only where no other column is named like them', () => {
  const columns = ['column0', 'column1', 'Unnamed: 3', 'index', '__index_level_1__', 'Unnamed: 0.1'];
  expect(withoutRowNumbers(columns)).toEqual(['column0', 'column1', 'Unnamed: 3', 'index']);
});
