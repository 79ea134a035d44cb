// The real dvc, where this machine has one: what it tracks is found, what it pushed is pulled, what it removed is missed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gitBaseTree } from '../../forge/git/base-tree.ts';
import { baseFiles } from '../base-files.ts';
import { localFiles, type LocalFiles } from '../local.ts';
import { versionedFiles, type VersionedFiles } from '../versioned.ts';
import { problemOf } from './checkout.fixture.ts';
import { dvcEnvironment } from './environment.ts';
import { whyNotPull } from './may-pull.ts';
import { dvcPull } from './pull.ts';

const env = dvcEnvironment(process.env);
const lacking = spawnSync('dvc', ['--version'], { env }).status === 0 ? undefined : 'there is no dvc on the PATH';

let above: string;
let root: string;
let local: LocalFiles;

function run(program: string, ...args: string[]): void {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  execFileSync(program, args, { cwd: root, env: { ...env, ...who }, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A run of its own, as a job on another machine has it. */
async function files(): Promise<{ own: VersionedFiles; base: ReturnType<typeof baseFiles> }> {
  const tree = await gitBaseTree({ folder: root });
  const own = versionedFiles(local, dvcPull({ root, env, whyNot: whyNotPull({ root, fork: false, tree }) }));
  return { own, base: baseFiles({ tree, local, files: own }) };
}

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  root = join(above, 'repository');
  mkdirSync(join(root, 'data/parts'), { recursive: true });
  local = localFiles(root);
});
afterEach(async () => {
  await local.close();
  rmSync(above, { recursive: true });
});

it('pulls a file, a folder and what a pipeline made; a change of the settings ends that', async ({ skip }) => {
  if (lacking !== undefined) skip(lacking);
  writeFileSync(join(root, 'data/test.csv'), 'a\n1\n');
  writeFileSync(join(root, 'data/parts/a.csv'), 'a\n2\n');
  writeFileSync(join(root, 'dvc.yaml'), 'stages: {copy: {cmd: cp test.csv made.csv, wdir: data, outs: [made.csv]}}\n');
  run('git', 'init', '--quiet', '--initial-branch=main');
  run('dvc', 'init', '--quiet');
  run('dvc', 'remote', 'add', '--quiet', '--default', 'store', join(above, 'store'));
  run('dvc', 'add', '--quiet', 'data/test.csv', 'data/parts');
  run('dvc', 'repro', '--quiet');
  run('dvc', 'push', '--quiet');
  run('git', 'add', '--all');
  run('git', 'commit', '--quiet', '-m', 'first');

  const paths = ['data/test.csv.dvc', 'data/parts', 'data/made.csv'];
  const read = async (): Promise<readonly string[]> => {
    const { own } = await files();
    const found = await Promise.all(paths.map((path) => own.find(path)));
    return found.flat().map((file) => readFileSync(file, 'utf8'));
  };
  const wanted = ['a\n1\n', 'a\n2\n', 'a\n1\n'];
  expect(await read()).toEqual(wanted);
  rmSync(join(root, '.dvc/cache'), { recursive: true });
  for (const gone of ['test.csv', 'parts', 'made.csv']) rmSync(join(root, 'data', gone), { recursive: true });
  expect(await read()).toEqual(wanted);

  run('git', 'switch', '--quiet', '-c', 'topic');
  writeFileSync(join(root, 'data/test.csv'), 'a\n3\n');
  expect((await problemOf((await files()).own.find('data/test.csv'))).code).toBe('input/dvc-mismatch');
  run('dvc', 'add', '--quiet', 'data/test.csv');
  run('git', 'commit', '--quiet', '--all', '-m', 'second');
  const { own, base } = await files();
  expect((await own.find('data/test.csv')).map((file) => readFileSync(file, 'utf8'))).toEqual(['a\n3\n']);
  const before = await base.find('data/test.csv');
  expect('files' in before && readFileSync(before.files[0]!.file, 'utf8')).toBe('a\n1\n');

  rmSync(join(root, '.dvc/cache'), { recursive: true });
  rmSync(join(root, 'data/parts'), { recursive: true });
  run('dvc', 'config', 'core.autostage', 'true');
  const { code, text } = await problemOf((await files()).own.find('data/parts'));
  expect([code, text.includes('the change writes .dvc/config')]).toEqual(['input/dvc-missing', true]);
});
