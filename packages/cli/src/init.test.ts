// modelgate init as a process: where the proposal goes.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { asUser } from '../../../test/fixtures/as-user.ts';

const main = fileURLToPath(new URL('../lib/main.js', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
const policy = join(cwd, 'modelgate.yml');
writeFileSync(join(cwd, 'people.csv'), `age,plan\n${'17,a\n34,b\n'.repeat(200)}`);
afterAll(() => rmSync(cwd, { recursive: true }));

function init(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'init', ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('prints when it is told to, and writes nothing', () => {
  const { status, stdout } = init('--out', '-');
  expect([status, existsSync(policy)]).toEqual([0, false]);
  expect(stdout).toContain('version: 1');
});

it('writes a new policy; one that is there goes untouched, and the same proposal to stdout', () => {
  expect(init()).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('written: modelgate.yml') });
  const written = readFileSync(policy, 'utf8');
  const again = init();
  expect(again).toMatchObject({ status: 0, stdout: written, stderr: expect.stringContaining('stays as it is') });
  expect(readFileSync(policy, 'utf8')).toBe(written);
});

it('an argument that is wrong is said with those that there are', () => {
  expect(init('--labels', 'y')).toMatchObject({ status: 3, stderr: expect.stringContaining('--label') });
});

/** The names and paths of the data sets that are proposed for these files; `args` of none are those by convention. */
function proposedFor(paths: readonly string[], ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  for (const path of paths) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), `age,plan\n${'17,a\n34,b\n'.repeat(200)}`);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'init', ...args, '--out', '-'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const named = stdout.matchAll(/^ {2}([\w-]+):\n {4}path: (\S+)/gm);
  return { status, stderr, sets: Array.from(named, ([, name, path]) => [name, path]) };
}

it('two files of one name are two data sets, whatever a third is called', () => {
  const paths = ['a-3.csv', 'x/a.csv', 'y/a.csv'];
  const args = paths.flatMap((path) => ['--data', path]);
  expect(proposedFor(paths, ...args)).toMatchObject({
    status: 0,
    sets: [
      ['a-3', 'a-3.csv'],
      ['a', 'x/a.csv'],
      ['a-2', 'y/a.csv'],
    ],
  });
});

it('many files whose paths differ in digits alone are one data set, and others are too many', () => {
  const parts = [1, 2, 3, 4, 5].map((i) => `data/year=${2020 + i}/part-${i}.csv`);
  expect(proposedFor(parts)).toMatchObject({ status: 0, sets: [['part', 'data/year=*/part-*.csv']] });
  const more = ['a', 'b', 'c', 'd', 'e'].map((name) => `data/${name}.csv`);
  expect(proposedFor(more)).toMatchObject({ status: 3, stderr: expect.stringContaining('found 5') });
});

const isOpen = await asUser(() => readFileSync(main)).then(
  () => true,
  () => false,
);

it.runIf(isOpen)('a folder that this user may not list is told, by no stack trace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  chmodSync(folder, 0o311);
  const { status, stderr } = await asUser(() =>
    spawnSync(process.execPath, [main, 'init'], { cwd: folder, encoding: 'utf8' }),
  );
  rmSync(folder, { recursive: true });
  expect([status, stderr.split(':')[0]]).toEqual([3, 'input/file-unreadable']);
});
