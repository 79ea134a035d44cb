// Every report has a file of its own, named as shortly as tells them apart.
import type { Report } from '@modelgate/core';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failedReport } from '@modelgate/core';
import { expect, it } from 'vitest';
import { reportNames, writeReports } from './write-reports.ts';

const report = (gate: string, model: string, policy: string): Report =>
  ({ gate, model, subjects: policy === '' ? [] : [{ kind: 'policy', path: policy }] }) as unknown as Report;

it.each<readonly [string, readonly Report[], readonly string[]]>([
  ['one', [report('evaluate-model', 'a', 'modelgate.yml')], ['evaluate-model']],
  ['two models', [report('g', 'a', 'modelgate.yml'), report('g', 'b', 'modelgate.yml')], ['a.g', 'b.g']],
  [
    'two projects with a model of the same name',
    [report('g', 'm', 'models/a/modelgate.yml'), report('g', 'm', 'models/b/modelgate.yml')],
    ['models-a.m.g', 'models-b.m.g'],
  ],
  ['two errors that know no policy', [report('g', 'm', ''), report('g', 'm', '')], ['1.m.g', '2.m.g']],
])('%s', (_, reports, names) => {
  expect(reportNames(reports)).toEqual(names);
});

/** Of a run that could judge nothing: it has all that is written. */
const failed = (gate: string, model: string): Report => ({
  ...failedReport(gate, { model }, new Error('no')),
  run: { startedAt: '2026-01-01T00:00:00Z', durationMs: 0, version: '0', node: '24', platform: 'test', ids: {} },
});

async function afterRuns(...runs: readonly (readonly Report[])[]): Promise<readonly string[]> {
  const out = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  writeFileSync(join(out, 'my.report.json'), '{}');
  try {
    for (const reports of runs) await writeReports(reports, out);
    return readdirSync(out).filter((name) => name.endsWith('.report.json'));
  } finally {
    rmSync(out, { recursive: true });
  }
}

it('reports that a later run speaks for are gone, those of other gates and files of others are not', async () => {
  const [validate, evaluate] = [failed('validate-data', ''), failed('evaluate-model', 'm')];
  const policy = failed('policy', '');
  const [mine, v, e, p] = ['my', 'validate-data', 'evaluate-model', 'policy'].map((name) => `${name}.report.json`);
  expect(await afterRuns([validate], [evaluate])).toEqual([e, mine, v]);
  expect(await afterRuns([validate, evaluate], [policy])).toEqual([mine, p]);
  expect(await afterRuns([policy], [evaluate])).toEqual([e, mine]);
  const models = [failed('evaluate-model', 'a'), failed('evaluate-model', 'b')];
  expect(await afterRuns(models, [evaluate])).toEqual([e, mine]);
});

it('follows no link that a change has put in its place', async () => {
  const home = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  const [own, other] = [join(home, '.modelgate'), join(home, 'other')];
  mkdirSync(other);
  symlinkSync(other, own);
  await expect(writeReports([failed('evaluate-model', 'm')], own)).rejects.toThrow('is a link');
  expect(readdirSync(other)).toEqual([]);
  rmSync(own);
  mkdirSync(own);
  const names = [
    'summary.md',
    'evaluate-model.report.json',
    ...['.gitignore', 'summary.md'].map((name) => `${name}.${process.pid}.tmp`),
  ];
  for (const name of names) symlinkSync(join(other, name), join(own, name));
  await writeReports([failed('evaluate-model', 'm')], own);
  expect(readdirSync(other)).toEqual([]);
  rmSync(home, { recursive: true });
});

it.each([
  ['.modelgate', ['.gitignore', 'evaluate-model.report.json', 'summary.md']],
  ['reports', ['evaluate-model.report.json', 'summary.md']],
])('Git is told to leave our own folder alone, and no other: %s', async (name, files) => {
  const home = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  await writeReports([failed('evaluate-model', 'm')], join(home, name));
  expect(readdirSync(join(home, name)).sort()).toEqual(files);
  rmSync(home, { recursive: true });
});

it('a report that cannot be written leaves no half of one, and the summary is whole', async () => {
  const out = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  mkdirSync(join(out, 'evaluate-model.report.json'));
  await expect(writeReports([failed('evaluate-model', 'm')], out)).rejects.toMatchObject({
    problem: { code: 'world/write-failed' },
  });
  expect(readdirSync(out).sort()).toEqual(['evaluate-model.report.json', 'summary.md']);
  expect(readFileSync(join(out, 'summary.md'), 'utf8')).toContain('evaluate-model');
  rmSync(out, { recursive: true });
});
