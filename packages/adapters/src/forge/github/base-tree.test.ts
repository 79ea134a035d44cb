// The merge base's files as the GitHub forge reads them: byte for byte, and what is not there or not to be had says which.
import type { Forge } from '@modelgate/core';
import { startFakeGitHub } from '@modelgate/testkit';
import type { FakeGitHub, Fault } from '@modelgate/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { worldErrorOf } from '../../errors.fixture.ts';
import { forgeOn } from './github.fixture.ts';
import type { GitHubForgeOptions } from './index.ts';

const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:' + 'a'.repeat(64) + '\nsize 123456\n';
/** Bytes that are not text in any encoding. */
const model = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) % 256);

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: { full: { login: 'github-actions[bot]', permissions: { contents: 'read' } } },
    commits: {
      first: {
        files: {
          'models/credit.onnx': model,
          'a b/ü.csv': 'x,y\n',
          'lfs.onnx': pointer,
          link: { symlink: 'a b/ü.csv' },
          data: { symlink: 'models' },
          'deep/file': { symlink: '../data/credit.onnx' },
          'deep/out': { symlink: '../../secret' },
          'deep/round': { symlink: './round' },
          'deep/lost': { symlink: '../ignored' },
        },
      },
      alone: { files: { 'other.txt': '1' } },
      main: { files: { 'models/credit.onnx': 'mainline' }, parents: ['first'] },
      head: { files: { 'models/credit.onnx': 'new' }, parents: ['first'] },
      merge: { files: { 'models/credit.onnx': 'new' }, parents: ['main', 'head'] },
    },
    branches: { main: 'main', 'feature/x': 'head', alone: 'alone' },
    pulls: [{ number: 7, base: 'main', head: 'head' }],
  });
});
afterEach(() => github.close());

const forge = (more: Partial<GitHubForgeOptions> = {}): Forge => forgeOn(github, [], more);

function fail(...faults: Fault[]): void {
  github.state.faults.push(...faults);
}

test('files of the merge base are read byte for byte, and absence is proven', async () => {
  const base = await forge().baseTree();
  expect(base.commit).toEqual({ sha: github.state.sha('first') });
  const read = await base.read('models/credit.onnx');
  expect('found' in read && Buffer.compare(read.found, model)).toBe(0);
  expect(await base.read('a b/ü.csv')).toEqual({ found: new Uint8Array(Buffer.from('x,y\n')) });
  expect(await base.read('models/new.onnx')).toEqual({ absent: true });
  expect(await base.read('models/credit.onnx/x')).toEqual({ absent: true });
});

test.each([
  ['lfs.onnx', 'Git LFS pointer'],
  ['data', 'models is a folder'],
  ['deep/out', 'out of the repository'],
  ['deep/round', 'more than 40 symbolic links'],
  ['deep/lost/x', 'to ignored, which the commit does not have'],
  ['models', 'is a folder'],
  ['../secret', 'not a path inside'],
  ['/etc/passwd', 'not a path inside'],
  ['', 'not a path inside'],
])('%s is unreadable for a reason, not absent', async (path, why) => {
  expect(await (await forge().baseTree()).read(path)).toEqual({ unreadable: expect.stringContaining(why) });
});

test('symbolic links are followed inside the commit', async () => {
  const base = await forge().baseTree();
  expect(await base.read('link')).toEqual({ found: new Uint8Array(Buffer.from('x,y\n')) });
  for (const path of ['data/credit.onnx', 'deep/file']) {
    const read = await base.read(path);
    expect('found' in read && Buffer.compare(read.found, model), path).toBe(0);
  }
  expect(await base.list('data')).toEqual({ files: ['data/credit.onnx'] });
  expect(await base.list('deep/file')).toEqual({ files: [] });
  for (const path of ['link/x', 'data/new.onnx']) expect(await base.read(path)).toEqual({ absent: true });
});

test('files below a folder are listed, and none is proven absent behind a symbolic link to nowhere', async () => {
  const base = await forge().baseTree();
  expect(await base.list('models')).toEqual({ files: ['models/credit.onnx'] });
  expect(await base.list('')).toEqual({
    files: expect.arrayContaining(['a b/ü.csv', 'data', 'deep/file', 'lfs.onnx', 'link', 'models/credit.onnx']),
  });
  expect(await base.list('nothing')).toEqual({ files: [] });
  expect(await base.list('models/credit.onnx')).toEqual({ files: [] });
  for (const folder of ['deep/out', 'deep/lost', 'deep/lost/x'])
    expect(await base.list(folder)).toEqual({ unreadable: expect.stringContaining('symbolic link') });
});

test('five hundred files are fetched at most, and the others are unreadable, not absent', async () => {
  await github.close();
  const files = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`data/${i}.csv`, `x\n${i}\n`]));
  github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: { full: { login: 'github-actions[bot]', permissions: { contents: 'read' } } },
    commits: { first: { files }, main: { files, parents: ['first'] }, head: { files: {}, parents: ['first'] } },
    branches: { main: 'main' },
    pulls: [{ number: 7, base: 'main', head: 'head' }],
  });
  const base = await forge().baseTree();
  const refused: unknown[] = [];
  for (const path of Object.keys(files)) {
    const read = await base.read(path);
    if (!('found' in read)) refused.push(read);
  }
  expect(refused).toEqual([{ unreadable: expect.stringContaining('more than 500 files of the merge base') }]);
  const fetched = github.state.requests.filter(({ operation }) => operation === 'git/get-blob');
  expect(new Set(fetched.map(({ path }) => path)).size).toBe(500);
});

test('in a private repository the missing permission to read is named, and a base that is given spares one', async () => {
  await github.close();
  github = await startFakeGitHub({
    repo: 'octo/credit',
    private: true,
    tokens: {
      full: { login: 'github-actions[bot]', permissions: { contents: 'read' } },
      none: { login: 'github-actions[bot]', permissions: {} },
    },
    commits: {
      first: { files: { a: '1' } },
      main: { files: {}, parents: ['first'] },
      head: { files: {}, parents: ['first'] },
    },
    branches: { main: 'main', topic: 'head' },
    pulls: [{ number: 7, base: 'main', head: 'head' }],
  });
  expect((await worldErrorOf(forge().baseTree())).problem.hint).toContain('pull-requests: read');
  expect((await worldErrorOf(forge({ base: 'main', token: 'none' }).baseTree())).problem.hint).toContain(
    'contents: read',
  );
  expect((await forge({ base: 'main' }).baseTree()).commit).toEqual({ sha: github.state.sha('first') });
});

test('a checked-out merge commit is compared with the tip of the base, as its files are', async () => {
  const base = await forge({ checkedOutSha: github.state.sha('merge') }).baseTree();
  expect(base.commit).toEqual({ sha: github.state.sha('main') });
});

test('a commit of the base itself, and unrelated histories, have no base tree, for a reason', async () => {
  const onMain = await forge({ base: 'main', headSha: github.state.sha('main') }).baseTree();
  expect(onMain.commit).toEqual({
    none: expect.stringContaining('is itself part of main'),
    merged: expect.any(String),
  });
  const alone = await forge({ base: 'alone' }).baseTree();
  expect(alone.commit).toEqual({ none: expect.stringContaining('no commit in common') });
  expect(await alone.read('models/credit.onnx')).toEqual({ unreadable: expect.any(String) });
});

test('bytes that are not those of the commit are unreadable', async () => {
  const base = await forge().baseTree();
  fail({ on: 'git/get-blob', kind: 'damaged' });
  expect(await base.read('models/credit.onnx')).toEqual({ unreadable: expect.stringContaining('arrived damaged') });
});

test('of a folder that GitHub gives in part nothing is proven absent', async () => {
  fail({ on: 'git/get-tree', kind: 'damaged', times: 99 });
  const base = await forge().baseTree();
  const part = { unreadable: expect.stringContaining('only a part of the folder') };
  for (const path of ['nothing', 'nothing/x.csv']) expect(await base.read(path)).toEqual(part);
  for (const folder of ['', 'nothing', 'a b']) expect(await base.list(folder)).toEqual(part);
});

test('what the network refuses stays unknown', async () => {
  const base = await forge().baseTree();
  fail({ on: 'git/get-blob', kind: 'status', status: 502, times: 99 });
  expect(await base.read('models/credit.onnx')).toEqual({ unreadable: expect.stringContaining('HTTP 502') });
  fail({ on: 'git/get-tree', kind: 'status', status: 404, times: 99 });
  const other = await forge().baseTree();
  expect(await other.read('models/gone.onnx')).toEqual({ unreadable: expect.stringContaining('HTTP 404') });
  fail({ on: 'repos/compare-commits-with-basehead', kind: 'status', status: 404 });
  expect((await worldErrorOf(forge().baseTree())).problem.code).toBe('world/forge-failed');
});
