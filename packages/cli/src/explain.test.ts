// modelgate explain over reports of a real run, and over the same reports after somebody wrote in them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, type Report } from '@modelgate/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collecting } from './collecting.fixture.ts';
import { explain } from './explain.ts';
import { run } from './run.ts';

const cwd = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
const path = (name: string): string => join(cwd, '.modelgate', `${name}.report.json`);
afterAll(() => rmSync(cwd, { recursive: true }));

beforeAll(async () => {
  writeFileSync(join(cwd, 'people.csv'), `age,plan\n${'17,a\n34,b\n'.repeat(50)}`);
  writeFileSync(
    join(cwd, 'modelgate.yml'),
    `version: 1
data: { people: { path: people.csv } }
gates:
  validate-data: { rows: { min: 9 }, columns: { age: { nulls: 0, min: 18 }, plan: { nulls: 0 } } }
  security-scan: { paths: [people.csv] }
`,
  );
  await run([], collecting(cwd));
});

async function explained(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string[] }> {
  const terminal = collecting(cwd);
  const code = await explain(args, terminal);
  return { code, out: terminal.said.out };
}

function reportOf(name: string): Report {
  return JSON.parse(readFileSync(path(name), 'utf8')) as Report;
}

/** The lines that name a finding: its id and outcome. */
function idsIn(out: readonly string[], reports: readonly Report[]): readonly string[] {
  const ids = new Set(reports.flatMap(({ findings }) => findings.map(({ id }) => id)));
  return out.map((line) => line.split(': ')[0]!).filter((word) => ids.has(word));
}

it('without an id every finding of every report of the last run is recomputed', async () => {
  const reports = [reportOf('security-scan'), reportOf('validate-data')];
  const all = reports.flatMap(({ findings }) => findings.map(({ id }) => id));
  const { code, out } = await explained();
  expect(code).toBe(0);
  expect(idsIn(out, reports)).toEqual(all);
  expect(out.at(-1)).toBe(`${all.length} decisions recomputed, all as in the report`);
});

it('a figure without a test has the one reason why', async () => {
  const { out } = await explained('data/rows');
  expect(out.join('\n')).toContain(
    '= 100, at least 9.00 wanted; compared without a test: it has no sampling error; so: pass',
  );
});

it('an id is one finding, its beginning all that begin so, and --report one report alone', async () => {
  const report = reportOf('validate-data');
  const ids = report.findings.map(({ id }) => id);
  const [id = ''] = ids;
  const one = await explained(id);
  expect(one.code).toBe(0);
  expect(idsIn(one.out, [report])).toEqual([id]);
  expect(one.out.at(-1)).toBe('1 decision recomputed, all as in the report');
  const beginning = id.slice(0, id.indexOf('/') + 1);
  expect(idsIn((await explained(beginning)).out, [report])).toEqual(ids.filter((each) => each.startsWith(beginning)));
  const named = await explained('--report', '.modelgate/validate-data.report.json');
  expect(idsIn(named.out, [report])).toEqual(ids);
});

it('an id that is none, and a report that is none, are errors that say what there is', async () => {
  const { id } = reportOf('validate-data').findings[0]!;
  const error = await explained(`${id}x`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).problem).toMatchObject({ received: `${id}x`, hint: `did you mean ${id}?` });
  expect((error as InputError).problem.expected).toContain(id);
  await expect(explained('--report', 'none.json')).rejects.toMatchObject({
    problem: { code: 'input/report-unreadable', named: 'none.json', received: 'no file' },
  });
});

/** Changes one report, explains, and puts it back. */
async function after(change: (report: Report) => Report): Promise<{ readonly code: number; readonly out: string[] }> {
  const was = readFileSync(path('validate-data'), 'utf8');
  writeFileSync(path('validate-data'), JSON.stringify(change(JSON.parse(was) as Report)));
  try {
    return await explained();
  } finally {
    writeFileSync(path('validate-data'), was);
  }
}

it('a decision that somebody turned does not repeat, and one that somebody took away changes the verdict: exit code 1', async () => {
  const turned = await after((report) => ({
    ...report,
    findings: report.findings.map((each) => (each.outcome === 'fail' ? { ...each, outcome: 'pass' } : each)),
  }));
  expect(turned.code).toBe(1);
  expect(turned.out.at(-1)).toMatch(/^1 of \d+ decisions differ from the report when recomputed$/);
  expect(turned.out).toContain('the findings make pass — but the report says fail');
  const lost = await after((report) => ({
    ...report,
    findings: report.findings.filter(({ outcome }) => outcome !== 'fail'),
  }));
  expect(lost.code).toBe(1);
  expect(lost.out).toContain('the findings make pass — but the report says fail');
  expect(lost.out.at(-1)).toContain('all as in the report; but not what the report makes of them');
});

it('a report of an error decided nothing, and says so with the error', async () => {
  const error = { family: 'input', problems: [{ code: 'input/no-rows', message: 'no rows', hint: 'write some' }] };
  const broken = (report: Report): Report =>
    ({ ...report, verdict: 'error', findings: [], families: [], error }) as Report;
  const { code, out } = await after(broken);
  const others = reportOf('security-scan').findings.length;
  expect(code).toBe(0);
  expect(out.slice(-4)).toEqual([
    'validate-data: nothing was decided: input/no-rows: no rows',
    '  try: write some',
    '',
    `${others} decision${others === 1 ? '' : 's'} recomputed, all as in the report`,
  ]);
  const alone = collecting(cwd);
  writeFileSync(join(cwd, 'alone.json'), JSON.stringify(broken(reportOf('validate-data'))));
  expect(await explain(['--report', 'alone.json'], alone)).toBe(0);
  expect(alone.said.out.join('\n')).not.toContain('recomputed');
});
