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

it('two files of one name are two data sets, whatever a third is called', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  const paths = ['a-3.csv', 'x/a.csv', 'y/a.csv'];
  for (const path of paths) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), `age,plan\n${'17,a\n34,b\n'.repeat(200)}`);
  }
  const args = paths.flatMap((path) => ['--data', path]);
  const { status, stdout } = spawnSync(process.execPath, [main, 'init', ...args, '--out', '-'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(status).toBe(0);
  const named = stdout.matchAll(/^ {2}([\w-]+):\n {4}path: (\S+)/gm);
  expect(Array.from(named, ([, name, path]) => [name, path])).toEqual([
    ['a-3', 'a-3.csv'],
    ['a', 'x/a.csv'],
    ['a-2', 'y/a.csv'],
  ]);
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
