// Gates as steps of a job: what a pull request, its reviewers and the next steps see, for each way that a job may go.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pullRequestJobs, type Proposal } from '../fixtures/job.ts';

const policy = `version: 1
data: { people: { path: data/*.csv } }
gates:
  validate-data:
    columns:
      age: { nulls: 0, min: 0 }
  security-scan: { paths: [data] }
`;
const rows = (from: number, n: number): string =>
  `age\n${Array.from({ length: n }, (_, i) => from + (i % 50)).join('\n')}\n`;
const base = { 'modelgate.yml': policy, 'data/a.csv': rows(1, 60), 'data/b.csv': rows(5, 40) };
const wrong = { 'data/b.csv': rows(-3, 41) };
const right = { 'data/b.csv': rows(5, 42) };
const both = { base, pushes: [wrong, right] } satisfies Proposal;

it('a fault stands in check run, comment, summary, log and outputs; the push that mends it turns all of them', async () => {
  await using pull = await pullRequestJobs(both);
  const failed = await pull.run({ gate: 'validate-data', inputs: { comment: 'true' }, push: 0 });
  expect([failed.exitCode, failed.outputs['verdict'], failed.outputs['sarif']]).toEqual([1, 'fail', '']);
  expect(failed.commands).toEqual([expect.stringMatching(/^::error title=.*,file=modelgate\.yml,line=6,.*::/)]);
  expect(failed.summary).toContain('validate-data fails for people');
  // The base branch's own files are found by GitHub's API alone: nothing of them is checked out.
  const report = failed.report(failed.outputs['report']!);
  expect(report.against).toBe('rows +1, no column changed');
  expect(report.run.ids).toMatchObject({ repository: 'octo/people', branch: 'feature', base: 'main', runId: '100' });
  expect(Number(failed.outputs['coverage'])).toBe(1);
  expect(pull.github.checkRuns).toMatchObject([
    { name: 'validate-data (people)', external_id: 'validate-data|people|100', conclusion: 'failure' },
  ]);
  expect(pull.github.checkRuns[0]!.annotations).toMatchObject([{ path: 'modelgate.yml', start_line: 6 }]);
  expect(pull.github.comments).toHaveLength(1);
  expect(pull.github.comments[0]!.body).toContain('ModelGate blocks this change');

  const passed = await pull.run({ gate: 'validate-data', inputs: { comment: 'true' }, push: 1 });
  expect([passed.exitCode, passed.outputs['verdict'], passed.commands]).toEqual([0, 'pass', []]);
  expect(pull.github.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure', 'success']);
  expect(pull.github.comments).toHaveLength(1);
  expect(pull.github.comments[0]!.body).toContain('✅ ModelGate: validate-data passes for people');
});

it('a scan gives its log to code scanning, and its digest where no model is named is empty', async () => {
  await using pull = await pullRequestJobs(both);
  const { exitCode, outputs } = await pull.run({ gate: 'security-scan' });
  expect([exitCode, outputs['verdict'], outputs['model-digest']]).toEqual([0, 'pass', '']);
  expect(outputs['sarif']).toMatch(/security-scan\.sarif$/);
  expect(readdirSync(`${pull.folder}/.modelgate`).sort()).toEqual([
    '.gitignore',
    'security-scan.report.json',
    'security-scan.sarif',
    'summary.md',
  ]);
  expect(pull.github.comments).toEqual([]);
});

it('reports that a change brings along are not kept beside those of the job, whose other gates’ stay', async () => {
  const forged = { '.modelgate/bias-check.report.json': '{}', '.modelgate/people.evaluate-model.sarif': '{}' };
  await using pull = await pullRequestJobs({ base, pushes: [{ ...right, ...forged }] });
  await pull.run({ gate: 'security-scan' });
  await pull.run({ gate: 'validate-data' });
  expect(readdirSync(`${pull.folder}/.modelgate`).sort()).toEqual([
    '.gitignore',
    'security-scan.report.json',
    'security-scan.sarif',
    'summary.md',
    'validate-data.report.json',
  ]);
});

it('of very many reports the fifty worst have a check run, and the log says how many have none', async () => {
  const names = Array.from({ length: 52 }, (_, i) => `p${i}`);
  const files = names.map((name) => [
    [`${name}/modelgate.yml`, 'version: 1\ngates: { security-scan: { paths: [x] } }\n'],
    [`${name}/x/a.bin`, name === 'p51' ? Buffer.from('\x80\x02cposix\nsystem\n(Vid\ntR.', 'latin1') : 'text'],
  ]);
  const projects = `version: 1\nprojects: [${names.map((name) => `${name}/modelgate.yml`).join(', ')}]\n`;
  await using pull = await pullRequestJobs({
    base: { 'README.md': '' },
    pushes: [{ 'modelgate.yml': projects, ...Object.fromEntries(files.flat()) }],
  });
  const { exitCode, log } = await pull.run({ gate: 'security-scan' });
  expect(exitCode).toBe(1);
  expect(pull.github.checkRuns.map(({ conclusion }) => conclusion)).toEqual([
    'failure',
    ...Array.from({ length: 49 }, () => 'success'),
  ]);
  expect(log).toContain('2 more reports without a check run: see the job summary');
});

it('nothing is published where nobody asks for it', async () => {
  await using pull = await pullRequestJobs(both);
  const { exitCode, summary } = await pull.run({ gate: 'validate-data', inputs: { 'check-run': 'false' } });
  expect([exitCode, pull.github.checkRuns, pull.github.comments]).toEqual([0, [], []]);
  expect(summary).toContain('validate-data passes');
});

const asked = { comment: 'true' };

it('what the token may not do is said; of a fork quietly, elsewhere as a warning; the verdict stays', async () => {
  const permissions = { contents: 'read' } as const;
  await using own = await pullRequestJobs({ ...both, permissions });
  const warned = await own.run({ gate: 'validate-data', inputs: asked, push: 0 });
  expect(warned.exitCode).toBe(1);
  expect(warned.commands.filter((line) => line.startsWith('::warning'))).toEqual([
    expect.stringMatching(/^::warning title=world\/forge-forbidden::.*checks: write/),
    expect.stringMatching(/^::warning title=world\/forge-forbidden::.*pull-requests: write/),
  ]);
  await using fork = await pullRequestJobs({ ...both, permissions, fork: 'somebody/people' });
  const quiet = await fork.run({ gate: 'validate-data', inputs: asked, push: 0 });
  expect(quiet.exitCode).toBe(1);
  expect(quiet.commands.filter((line) => !line.startsWith('::error'))).toEqual([]);
  expect(quiet.log).toContain('GitHub refused writing a comment: the pull request comes from a fork');
  expect(quiet.report(quiet.outputs['report']!).run.ids).not.toHaveProperty('branch');
  for (const { github } of [own, fork]) expect([github.checkRuns, github.comments]).toEqual([[], []]);
});

it('without a token the base branch is unknown, which the report says', async () => {
  await using pull = await pullRequestJobs(both);
  const job = await pull.run({ gate: 'validate-data', inputs: { token: '', 'check-run': 'false' } });
  const { coverage } = job.report(job.outputs['report']!);
  expect(JSON.stringify(coverage)).toContain('the input token is empty');
  expect(Number(job.outputs['coverage'])).toBe(0);
  expect(pull.github.requests).toEqual([]);
});

it.each([
  ['an input that is neither', { comment: 'yes' }, 'validate-data', 'input/argument'],
  ['a policy that is not there', { policy: 'none.yml' }, 'validate-data', 'input/file-missing'],
  ['a gate that the policy does not name', {}, 'bias-check', 'input/argument'],
])('%s is an error, exit code 3, and never a check that passes', async (_, inputs, gate, code) => {
  await using pull = await pullRequestJobs(both);
  const { exitCode, outputs, commands } = await pull.run({ gate, inputs });
  expect(exitCode).toBe(3);
  expect(commands.join('\n')).toContain(`::error title=${code}`);
  expect(outputs['verdict'] ?? 'error').toBe('error');
  expect(outputs['coverage'] ?? '0').toBe('0');
  expect(pull.github.checkRuns.filter(({ conclusion }) => conclusion !== 'failure')).toEqual([]);
});

it.each(['GITHUB_SHA', 'GITHUB_REPOSITORY', 'GITHUB_WORKSPACE', 'GITHUB_EVENT_PATH'])(
  'without %s nothing is judged as something else',
  async (name) => {
    await using pull = await pullRequestJobs({ base, pushes: [right] });
    const { exitCode, commands } = await pull.run({ gate: 'validate-data', env: { [name]: undefined } });
    expect([exitCode, commands]).toEqual([
      3,
      [expect.stringMatching(`^::error title=input/argument::${name}: found nothing`)],
    ]);
    expect(pull.github.requests).toEqual([]);
  },
);
