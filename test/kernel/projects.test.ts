// Several projects in one repository: two that call a model or a data set alike are told apart everywhere.
import { checkRun, comment } from '@modelgate/render';
import type { Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { treeOf } from '../fixtures/base-tree.ts';
import { runOnce } from '../fixtures/project.ts';

const policy = (name: string, least: number): string =>
  `version: 1\ndata: { ${name}: { path: rows.csv } }\ngates: { validate-data: { rows: { min: ${least} } } }\n`;

const judged = (files: Readonly<Record<string, string>>): Promise<readonly Report[]> =>
  runOnce({
    'modelgate.yml': 'version: 1\nprojects: [services/**/*.yml]\n',
    ...Object.fromEntries(Object.keys(files).map((path) => [path.replace(/[^/]*$/, 'rows.csv'), 'id\n1\n2\n'])),
    ...files,
  });

it('none takes the place of another, whatever its verdict', async () => {
  const reports = await judged({
    'services/credit/modelgate.yml': policy('people', 9),
    'services/churn/modelgate.yml': policy('people', 1),
  });
  const runs = reports.map((report) => checkRun(report, { runId: '1', attempt: '1' }));
  expect(new Set(runs.map(({ externalId }) => externalId)).size).toBe(2);
  expect(runs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['validate-data (people in services/churn)', 'success'],
    ['validate-data (people in services/credit)', 'failure'],
  ]);
  expect(reports[1]!.headline).toBe('validate-data fails for people in services/credit');
  expect(comment(reports, reports)).toContain('| **validate-data** | **people in services/credit** |');
});

it('an error is told of its own project too', async () => {
  const broken = policy('people', 1).replace('rows.csv', 'none.csv');
  const reports = await judged({ 'services/a/m.yml': broken, 'services/b/m.yml': policy('people', 1) });
  expect(reports.map(({ verdict, project }) => [verdict, project])).toEqual([
    ['error', 'services/a'],
    ['pass', 'services/b'],
  ]);
});

it('by its file, where a folder holds several; and those of other names stay as they are', async () => {
  const alike = await judged({ 'services/a.yml': policy('people', 1), 'services/b.yml': policy('people', 1) });
  expect(alike.map(({ project }) => project)).toEqual(['services/a.yml', 'services/b.yml']);
  const others = await judged({ 'services/a.yml': policy('people', 1), 'services/b.yml': policy('orders', 1) });
  expect(others.map(({ project }) => project)).toEqual([undefined, undefined]);
});

it('one that the change takes away is judged by the base branch’s policy, however the list names it', async () => {
  const rows = { 'services/a/rows.csv': 'id\n1\n2\n', 'services/b/rows.csv': 'id\n1\n2\n' };
  const kept = { ...rows, 'services/a/modelgate.yml': policy('people', 1) };
  for (const names of ['services/**/*.yml', 'services/{a,b}/modelgate.yml']) {
    const list = (paths: string): string => `version: 1\nprojects: ['${paths}']\n`;
    const base = { ...kept, 'modelgate.yml': list(names), 'services/b/modelgate.yml': policy('people', 9) };
    const reports = await runOnce({ ...kept, 'modelgate.yml': list(names) }, 'modelgate.yml', treeOf(base));
    expect(reports.map(({ verdict, project }) => [verdict, project])).toEqual([
      ['pass', 'services/a'],
      ['fail', 'services/b'],
    ]);
  }
});
