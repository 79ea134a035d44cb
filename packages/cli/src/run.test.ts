// modelgate run as a process: where nothing can be kept or written, it says so and ends.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../lib/main.js', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
writeFileSync(join(cwd, 'people.csv'), 'age\n17\n34\n');
const policyOf = (data: string): string =>
  `version: 1\ndata: { people: { path: ${data} } }\ngates: { validate-data: { rows: { min: 1 } } }\n`;
writeFileSync(join(cwd, 'modelgate.yml'), policyOf('people.csv'));
afterAll(() => rmSync(cwd, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'run', 'validate-data', ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

it.each<readonly [string, string]>([
  ['people.csv', 'world/store-failed'],
  ['people.csv/kept', 'world/store-failed'],
  ...(process.platform === 'linux' ? [['/proc/modelgate', 'world/store-failed'] as const] : []),
])('--keep %s', (folder, code) => {
  expect(run('--keep', folder)).toMatchObject({ status: 3, stderr: expect.stringContaining(code) });
});

it.each(['people.csv', ...(process.platform === 'linux' ? ['/proc/modelgate'] : [])])(
  '--out %s: the verdict is told all the same',
  (folder) => {
    const stderr = expect.stringContaining('world/write-failed');
    const found = run('--out', folder);
    expect(found).toMatchObject({ status: 3, stdout: expect.stringContaining('✓ pass'), stderr });
    expect(found.stdout.trimEnd().split('\n').at(-1)).toMatch(/^✗ error · /);
  },
);

it.each(['run', 'lint', 'init'])('%s without a temporary folder', (command) => {
  const env = { ...process.env, TMPDIR: join(cwd, 'none') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, command], { cwd, env, encoding: 'utf8' });
  expect(status).toBe(3);
  expect(`${stdout}${stderr}`).toContain('world/write-failed');
  expect(`${stdout}${stderr}`).toContain('TMPDIR');
});

it('a model that no gate judges is told by lint', () => {
  const models = 'models: { m: { path: m.onnx } }';
  const named = join(cwd, 'unjudged.yml');
  writeFileSync(
    named,
    `version: 1\ndata: { people: { path: people.csv } }\n${models}\ngates: { validate-data: { rows: { min: 1 } } }\n`,
  );
  const of = (policy: string): string =>
    spawnSync(process.execPath, [main, 'lint', '--policy', policy], { cwd, encoding: 'utf8' }).stdout;
  expect(of('unjudged.yml')).toContain('models.m.gates: none, since the policy names no gate that judges models');
  expect(of('modelgate.yml')).not.toContain('since the policy names no gate');
});

it.each(['--keep', '--out', '--policy'])('%s of an unset variable', (option) => {
  const stderr = expect.stringContaining(`${option} without a value`);
  expect(run(option, '')).toMatchObject({ status: 3, stderr });
});

it('a folder that is not there yet is made, for both', () => {
  expect(run('--keep', 'a/kept', '--out', 'b/reports')).toMatchObject({ status: 0 });
});

it('few reports are named, of many the folder is', () => {
  const projects = (n: number): void => {
    const paths = Array.from({ length: n }, (_, i) => `p${i}/modelgate.yml`);
    for (const [i, path] of paths.entries()) {
      mkdirSync(join(cwd, `p${i}`), { recursive: true });
      writeFileSync(join(cwd, path), policyOf('../people.csv'));
    }
    writeFileSync(join(cwd, 'all.yml'), `version: 1\nprojects: [${paths.join(', ')}]\n`);
  };
  const folder = join(cwd, 'many');
  const reports = (): string | undefined =>
    run('--policy', 'all.yml', '--out', 'many')
      .stderr.split('\n')
      .find((line) => line.startsWith('reports: '));
  projects(3);
  const three = [0, 1, 2].map((i) => join(folder, `p${i}.people.validate-data.report.json`));
  expect(reports()).toBe(`reports: ${three.join(', ')}`);
  projects(4);
  expect(reports()).toBe(`reports: 4 in ${folder}`);
});

it('without Git a policy of a folder below names files of the folder where the command runs, and is named from there', () => {
  mkdirSync(join(cwd, 'gates/people'), { recursive: true });
  const policy =
    'version: 1\ndata: { people: { path: ../../people.csv } }\ngates: { validate-data: { rows: { min: 9 } } }\n';
  writeFileSync(join(cwd, 'gates/people/policy.yml'), policy);
  const { status, stdout } = spawnSync(process.execPath, [main, 'run', '--policy', 'gates/people/policy.yml'], {
    cwd,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout).toContain('gates/people/policy.yml:3');
});

it.each([
  [['run', 'evalute-model'], 'did you mean evaluate-model?'],
  [['run', 'xyz'], 'expected one of security-scan'],
  [['rnu'], 'did you mean "run"?'],
])('%j', (words, said) => {
  const { status, stderr } = spawnSync(process.execPath, [main, ...words], { cwd, encoding: 'utf8' });
  expect(status).toBe(3);
  expect(stderr).toContain(said);
});

it('an error of a file shows the line of the policy that names it', () => {
  writeFileSync(join(cwd, 'gone.yml'), policyOf('none.csv'));
  const { status, stdout } = run('--policy', 'gone.yml');
  expect(status).toBe(3);
  expect(stdout).toMatch(/^gone\.yml:2:19 {2}input\/file-missing$/m);
  expect(stdout).toMatch(/^ +2 \| data: \{ people: \{ path: none\.csv \} \}$/m);
});
