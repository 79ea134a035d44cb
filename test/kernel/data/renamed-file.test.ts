// A data file that a change calls by another name: the base branch's own policy says where the data is there.
import type { Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { explainedReport } from '../../fixtures/project.ts';
import { treeOf } from '../../fixtures/base-tree.ts';

const judged = (head: Record<string, string>, base: Record<string, string>): Promise<Report> =>
  explainedReport(head, treeOf(base));

const policy = (rules: string): string => `version: 1
data: { test: { path: test.csv } }
gates: { validate-data: { ${rules} } }
`;

const csv = (rows: number): string => `age\n${Array.from({ length: rows }, (_, i) => 20 + (i % 50)).join('\n')}\n`;

const rules = policy('rows: { change: 10% }');
const files = (rows: number): Record<string, string> => ({ 'modelgate.yml': rules, 'test.csv': csv(rows) });

const finding = (report: Report, id: string) => report.findings.find((f) => f.id === id);

describe('the number of rows on the base branch, of a file that the change calls by another name', () => {
  const renamed = (rows: number, path = 'new.csv', more: Record<string, string> = {}) => {
    const { 'test.csv': data, ...others } = files(rows);
    return { ...others, 'modelgate.yml': rules.replace('test.csv', path), 'new.csv': data!, ...more };
  };

  it('is that of the base branch’s own file, and the new name is told', async () => {
    const report = await judged(renamed(50), files(100));
    const [own, loosened] = ['', 'policy/loosened/'].map((by) => finding(report, `${by}data/rows/limit=change`));
    expect(own).toMatchObject({ outcome: 'fail', message: { change: '100 on the base branch' } });
    expect(loosened).toBeUndefined();
    const told = 'policy/yardstick-changed/settings/data.test.path';
    expect(finding(report, told)).toMatchObject({
      severity: 'warn',
      message: { observed: 'was test.csv, is new.csv' },
    });
    expect(report.subjects.map(({ path }) => path)).toContain('test.csv');
  });

  it('is judged so by the base branch’s policy where the change drops the limit', async () => {
    const head = { ...renamed(50), 'modelgate.yml': policy('rows: { min: 1 }').replace('test.csv', 'new.csv') };
    const loosened = finding(await judged(head, files(100)), 'policy/loosened/data/rows/limit=change');
    expect(loosened).toMatchObject({ outcome: 'fail', severity: 'block' });
  });

  it('is that of all files that the base branch’s glob names', async () => {
    const base = { ...files(100), 'test2.csv': csv(100), 'modelgate.yml': rules.replace('test.csv', 'test*.csv') };
    const report = await judged({ ...files(100), 'test2.csv': csv(100) }, base);
    expect(finding(report, 'data/rows/limit=change')).toMatchObject({
      outcome: 'fail',
      message: { change: '200 on the base branch' },
    });
  });

  it('is read as the base branch’s policy says, since it may be a file of another kind', async () => {
    const base = { ...files(100), 'modelgate.yml': rules.replace('test.csv }', "test.csv, missing: ['?'] }") };
    const json = Array.from({ length: 50 }, (_, i) => `{"age":${i}}`).join('\n');
    const head = renamed(50, 'new.jsonl', { 'new.jsonl': json });
    expect(finding(await judged(head, base), 'data/rows/limit=change')).toMatchObject({ outcome: 'fail' });
  });

  it('is that of the new name where the base branch has only this', async () => {
    const report = await judged(renamed(50), { ...renamed(100), 'modelgate.yml': rules });
    expect(finding(report, 'data/rows/limit=change')).toMatchObject({ outcome: 'fail' });
  });
});
