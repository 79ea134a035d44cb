// The local checkout as base tree: real repositories in temporary folders, hostile names and broken states included.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { worldErrorOf } from '../../errors.fixture.ts';
import { gitBaseTree } from './base-tree.ts';
import { gitIn } from './repository.fixture.ts';

const model = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 256);
const lfsBytes = Buffer.from('the real model');
const oid = createHash('sha256').update(lfsBytes).digest('hex');
const hostile = ['-rf', '$(touch pwned)', 'a\nb', "it's; rm", 'ü ✓', ':(glob)*', '*.txt'];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-git-'));
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]): string => gitIn(folder, args);

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function commit(message: string): string {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

/** main: first – second; feature: first – change. */
function branched(): string {
  write('models/credit.onnx', model);
  write('lfs.onnx', `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${lfsBytes.length}\n`);
  symlinkSync('models', join(folder, 'link'));
  mkdirSync(join(folder, 'deep'));
  const links = {
    file: '../link/credit.onnx',
    out: '../../secret',
    away: '/etc',
    round: 'round',
    lost: '../ignored',
    odd: '../a/../b',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, 'deep', name));
  for (const name of hostile) write(`odd/${name}`, name);
  const first = commit('first');
  git('checkout', '--quiet', '-b', 'feature');
  write('models/credit.onnx', 'new');
  commit('change');
  git('checkout', '--quiet', 'main');
  write('models/credit.onnx', 'mainline');
  commit('second');
  git('checkout', '--quiet', 'feature');
  return first;
}

async function problem(work: Promise<unknown>): Promise<string> {
  const { code, message, hint } = (await worldErrorOf(work)).problem;
  return `${code}: ${message}. ${hint}`;
}

test('files are those of the merge base, not of either tip', async () => {
  const first = branched();
  const base = await gitBaseTree({ folder });
  expect(base.commit).toEqual({ sha: first });
  const read = await base.read('models/credit.onnx');
  expect('found' in read && Buffer.compare(read.found, model)).toBe(0);
  expect(await base.read('models/new.onnx')).toEqual({ absent: true });
  expect(await base.read('models/credit.onnx/x')).toEqual({ absent: true });
});

test('names that a shell, Git or a pattern would act on are names', async () => {
  branched();
  const base = await gitBaseTree({ folder });
  for (const name of hostile) {
    expect(await base.read(`odd/${name}`)).toEqual({ found: Buffer.from(name) });
  }
  expect(await base.read('odd/?.txt')).toEqual({ absent: true });
  expect(await base.read(':/odd')).toEqual({ absent: true });
  expect(git('status', '--porcelain')).toBe('');
});

test.each([
  ['models', 'is a folder'],
  ['link', 'models is a folder'],
  ['deep/out', 'out of the repository'],
  ['deep/away/passwd', 'out of the repository'],
  ['deep/odd', 'out of the repository'],
  ['deep/round', 'more than 40 symbolic links'],
  ['deep/lost', 'to ignored, which the commit does not have'],
  ['deep/lost/x', 'to ignored, which the commit does not have'],
  ['../outside', 'not a path inside'],
  ['/etc/passwd', 'not a path inside'],
  ['models//credit.onnx', 'not a path inside'],
  ['lfs.onnx', 'Git LFS pointer'],
])('%s is unreadable for a reason, not absent', async (path, why) => {
  branched();
  expect(await (await gitBaseTree({ folder })).read(path)).toEqual({ unreadable: expect.stringContaining(why) });
});

test('symbolic links are followed inside the commit', async () => {
  branched();
  const base = await gitBaseTree({ folder });
  for (const path of ['link/credit.onnx', 'deep/file']) {
    const read = await base.read(path);
    expect('found' in read && Buffer.compare(read.found, model), path).toBe(0);
  }
  expect(await base.read('link/new.onnx')).toEqual({ absent: true });
  expect(await base.list('link')).toEqual({ files: ['link/credit.onnx'] });
  expect(await base.read('link/credit.onnx')).toMatchObject({ found: expect.anything() });
  for (const path of ['link/x', 'deep/file']) expect(await base.list(path)).toEqual({ files: [] });
});

test('files below a folder are listed, and none is proven absent behind a symbolic link to nowhere', async () => {
  branched();
  const base = await gitBaseTree({ folder });
  expect(await base.list('models')).toEqual({ files: ['models/credit.onnx'] });
  for (const path of ['nothing', 'nothing/x', 'models/credit.onnx'])
    expect(await base.list(path)).toEqual({ files: [] });
  for (const path of ['deep/lost', 'deep/lost/x', 'deep/out', 'deep/round'])
    expect(await base.list(path)).toEqual({ unreadable: expect.stringContaining('symbolic link') });
  expect(await (await gitBaseTree({ folder: join(folder, 'odd') })).list('')).toMatchObject({
    files: hostile.toSorted(),
  });
});

test('a file in Git LFS is read where it is on this machine, and only with the right bytes', async () => {
  branched();
  const kept = `.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`;
  write(kept, 'something else');
  expect(await (await gitBaseTree({ folder })).read('lfs.onnx')).toEqual({
    unreadable: expect.stringContaining(oid.slice(0, 12)),
  });
  write(kept, lfsBytes);
  expect(await (await gitBaseTree({ folder })).read('lfs.onnx')).toEqual({ found: lfsBytes });
});

test('paths are relative to the folder that is asked about', async () => {
  branched();
  const base = await gitBaseTree({ folder: join(folder, 'models') });
  expect(await base.read('credit.onnx')).toMatchObject({ found: expect.anything() });
  expect(await base.read('models/credit.onnx')).toEqual({ absent: true });
});

test('on the base branch the working tree is compared with its last commit', async () => {
  write('a', '1');
  const only = commit('only');
  write('a', '2');
  const base = await gitBaseTree({ folder });
  expect(base.commit).toEqual({ sha: only });
  expect(await base.read('a')).toEqual({ found: Buffer.from('1') });
});

test('no repository, no commit and no base branch are said, and then nothing counts as absent', async () => {
  expect((await gitBaseTree({ folder })).commit).toEqual({ none: expect.stringContaining('no commit yet') });
  const outside = mkdtempSync(join(tmpdir(), 'modelgate-none-'));
  const none = await gitBaseTree({ folder: outside });
  expect(none.commit).toEqual({ none: expect.stringContaining('no Git repository') });
  expect(await none.read('a')).toEqual({ unreadable: expect.any(String) });
  rmSync(outside, { recursive: true });
  git('checkout', '--quiet', '-b', 'topic');
  write('a', '1');
  commit('only');
  expect((await gitBaseTree({ folder })).commit).toEqual({ none: expect.stringContaining('no default branch') });
});

test('a repository whose last commit is lost is broken, not new', async () => {
  write('a', '1');
  const sha = commit('only');
  rmSync(join(folder, '.git/objects', sha.slice(0, 2), sha.slice(2)));
  await expect(gitBaseTree({ folder })).rejects.toMatchObject({
    problem: { message: expect.stringContaining(`the commit ${sha.slice(0, 12)} of HEAD cannot be read`) as string },
  });
});

test.each(['--depth=1', '--single-branch'])(
  'a clone (%s) without the default branch proves nothing: an error',
  async (how) => {
    branched();
    git('checkout', '--quiet', 'main');
    const clone = join(folder, 'clone');
    git('clone', '--quiet', how, '--branch=feature', `file://${folder}`, clone);
    expect(await problem(gitBaseTree({ folder: clone }))).toMatch(
      /^world\/git-failed: no default branch was found .*git fetch .*origin main:refs\/remotes\/origin\/main/,
    );
    gitIn(clone, [
      'fetch',
      '--quiet',
      ...(how === '--depth=1' ? ['--unshallow'] : []),
      'origin',
      'main:refs/remotes/origin/main',
    ]);
    expect((await gitBaseTree({ folder: clone })).commit).toEqual({ sha: expect.any(String) });
  },
);

test('a base that does not exist, or is an option in disguise, is an error', async () => {
  branched();
  for (const base of ['gone', '--output=/tmp/x', 'main..feature', 'main feature', '']) {
    expect(await problem(gitBaseTree({ folder, base }))).toMatch(/^world\/git-failed: there is no branch or commit/);
  }
});

test('a checkout of somebody else, as in many containers: the error carries the command that lets Git read it', async () => {
  branched();
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  const { message, problem: said } = await worldErrorOf(gitBaseTree({ folder })).finally(() => vi.unstubAllEnvs());
  expect(message).toContain('dubious ownership');
  expect(said.hint).toBe(`if you trust this checkout, run git config --global --add safe.directory ${folder}`);
});

test('a shallow clone proves nothing about the base: an error, not a missing baseline', async () => {
  branched();
  const shallow = join(folder, 'shallow');
  git('clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=feature', `file://${folder}`, shallow);
  expect(await problem(gitBaseTree({ folder: shallow, base: 'refs/remotes/origin/main' }))).toContain(
    'git fetch --unshallow',
  );
});

test('a repository that Git cannot read is an error', async () => {
  write('.git/config', 'broken [');
  expect(await problem(gitBaseTree({ folder }))).toContain('Git cannot read the repository');
});

test('unrelated histories have no merge base', async () => {
  write('a', '1');
  commit('one');
  git('checkout', '--quiet', '--orphan', 'other');
  commit('two');
  expect((await gitBaseTree({ folder })).commit).toEqual({ none: expect.stringContaining('no commit in common') });
});

test('a file that the checkout has unchanged is read there, and nothing else in the checkout is believed', async () => {
  branched();
  git('checkout', '--quiet', 'main');
  git('checkout', '--quiet', '-b', 'other');
  write('same.csv', 'a,b\n1,2\n');
  commit('more');
  git('branch', '--force', 'main');
  const id = git('rev-parse', 'HEAD:same.csv');
  rmSync(join(folder, '.git/objects', id.slice(0, 2), id.slice(2)));
  const base = await gitBaseTree({ folder });
  expect(await base.list('')).toMatchObject({ files: expect.arrayContaining(['same.csv', 'odd/a\nb']) });
  expect(await base.read('same.csv')).toEqual({ found: Buffer.from('a,b\n1,2\n') });
  expect(await base.read('odd/a\nb')).toEqual({ found: Buffer.from('a\nb') });
  write('same.csv', 'a,b\n1,3\n');
  expect(await base.read('same.csv')).toEqual({ unreadable: expect.stringContaining('git cat-file failed') });
});

test('a folder without a repository above it is in none, unless the environment names one', async () => {
  write('a.txt', 'a');
  commit('first');
  const apart = mkdtempSync(join(tmpdir(), 'modelgate-git-'));
  expect(await gitBaseTree({ folder: apart })).toMatchObject({
    commit: { none: 'the folder is in no Git repository' },
  });
  vi.stubEnv('GIT_DIR', join(folder, '.git'));
  try {
    expect(await gitBaseTree({ folder: apart, named: true })).toMatchObject({
      commit: { sha: git('rev-parse', 'HEAD') },
    });
  } finally {
    vi.unstubAllEnvs();
    rmSync(apart, { recursive: true });
  }
});

test('a link into a repository is in it', async () => {
  write('models/a.txt', 'a');
  const sha = commit('first');
  const apart = mkdtempSync(join(tmpdir(), 'modelgate-git-'));
  symlinkSync(join(folder, 'models'), join(apart, 'link'));
  expect(await gitBaseTree({ folder: join(apart, 'link') })).toMatchObject({ commit: { sha } });
  rmSync(apart, { recursive: true });
});
