// The base branch's files: Git's own, and what its pointers name, as far as those bytes are on this machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseFound, BaseTree } from '@modelgate/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { treeOf } from '../../../../test/fixtures/base-tree.ts';
import { baseFiles, listedAt } from './base-files.ts';
import { checkout, md5, pointerTo, type Checkout } from './dvc/checkout.fixture.ts';

const before = 'a,b\n1,2\n';
const after = 'a,b\n1,3\n';

let at: Checkout;
beforeEach(() => {
  at = checkout();
});
afterEach(() => at.close());

const find = (base: BaseTree, path: string, as?: string): Promise<BaseFound> =>
  baseFiles({ tree: base, local: at, files: at.files }).find(path, as);

async function texts(base: BaseTree, path: string): Promise<unknown> {
  const found = await find(base, path);
  return 'files' in found
    ? found.files.map(({ path: name, file }) => [name, readFileSync(file, 'utf8')])
    : found.unreadable;
}

it('Git’s own files: one, a folder’s, a glob’s; kept under their names, or the name that is asked for', async () => {
  const base = treeOf({ 'd/a.csv': before, 'd/b/c.csv': after, 'd/notes.md': 'x', 'm.onnx': 'y' });
  expect(await texts(base, 'd/a.csv')).toEqual([['d/a.csv', before]]);
  expect(await texts(base, './d/')).toEqual([
    ['d/a.csv', before],
    ['d/b/c.csv', after],
  ]);
  expect(await texts(base, 'd/*')).toEqual([
    ['d/a.csv', before],
    ['d/notes.md', 'x'],
  ]);
  expect(await texts(base, 'd/none.csv')).toEqual([]);
  const found = await find(base, 'm.onnx', 'baseline-credit');
  expect(found).toMatchObject({ files: [{ file: join(at.folder, 'kept/copies/m.onnx/baseline-credit.onnx') }] });
});

it('each gate finds the same file, which is read once, and models that two policies call alike are two files', async () => {
  const tree = treeOf({ 'a/m.onnx': 'a', 'b/m.onnx': 'b' });
  const reads: string[] = [];
  const base: BaseTree = { ...tree, read: (path) => (reads.push(path), tree.read(path)) };
  const fileOf = async (path: string): Promise<string | undefined> => {
    const found = await find(base, path, 'baseline-credit');
    return 'files' in found ? found.files[0]?.file : undefined;
  };
  const [a, b] = [await fileOf('a/m.onnx'), await fileOf('b/m.onnx')];
  expect(await fileOf('a/m.onnx')).toBe(a);
  expect(reads).toEqual(['a/m.onnx', 'b/m.onnx']);
  expect([a, b].map((file) => readFileSync(file!, 'utf8'))).toEqual(['a', 'b']);
});

it('what cannot be read is not absent', async () => {
  const unreadable: BaseTree = { ...treeOf({}), read: () => Promise.resolve({ unreadable: 'HTTP 502' }) };
  expect(await texts(unreadable, 'd/a.csv')).toBe('HTTP 502');
  const halfway: BaseTree = {
    ...treeOf({ 'd/a.csv': before }),
    read: () => Promise.resolve({ unreadable: 'it is a link' }),
  };
  expect(await find(halfway, 'd')).toEqual({ unreadable: 'it is a link', of: 'd/a.csv' });
  const noPointers: BaseTree = {
    ...treeOf({}),
    read: (path) => Promise.resolve(path.endsWith('.dvc') ? { unreadable: 'HTTP 502' } : { absent: true }),
  };
  expect(await texts(noPointers, 'd/a.csv')).toBe('HTTP 502');
});

it.each(['d/a.csv', 'd/a.csv.dvc'])('%s: the pointer’s bytes at the merge base, from the cache', async (path) => {
  at.write('d/a.csv', after);
  at.write('d/a.csv.dvc', pointerTo(after, 'a.csv'));
  const base = treeOf({ 'd/a.csv.dvc': pointerTo(before, 'a.csv') });
  expect(await texts(base, path)).toContain(md5(before).slice(0, 12));
  at.cache(before, after);
  expect(await texts(base, path)).toContain(md5(before).slice(0, 12));
  at.cache(before);
  expect(await texts(base, path)).toEqual([['d/a.csv', before]]);
});

it('the same digest is the change’s own file, which nobody reads into memory', async () => {
  at.write('d/a.csv', before);
  at.write('d/a.csv.dvc', pointerTo(before, 'a.csv'));
  expect(await find(treeOf({ 'd/a.csv.dvc': pointerTo(before, 'a.csv') }), 'd/a.csv')).toEqual({
    files: [{ path: 'd/a.csv', file: join(at.root, 'd/a.csv') }],
  });
});

it('a file that Git had, and a pointer has now; and the other way round', async () => {
  at.write('d/a.csv', after);
  at.write('d/a.csv.dvc', pointerTo(after, 'a.csv'));
  expect(await texts(treeOf({ 'd/a.csv': before }), 'd/a.csv')).toEqual([['d/a.csv', before]]);
  at.write('e/a.csv', after);
  at.cache(before);
  expect(await texts(treeOf({ 'e/a.csv.dvc': pointerTo(before, 'a.csv') }), 'e/a.csv')).toEqual([['e/a.csv', before]]);
});

it('a folder of pointers, a tracked folder and a dvc.lock', async () => {
  const list = `[{"md5": "${md5(before)}", "relpath": "x.csv"}, {"md5": "${md5(after)}", "relpath": "y.txt"}]`;
  const base = treeOf({
    'd/a.csv.dvc': pointerTo(before, 'a.csv'),
    'd/own.csv': after,
    'parts.dvc': `outs:\n- {md5: ${md5(list)}.dir, path: parts, hash: md5}\n`,
    'dvc.lock': `schema: '2.0'\nstages:\n  a:\n    outs: [{path: made.csv, md5: ${md5(after)}, hash: md5}]\n`,
  });
  at.cache(before);
  at.cache(after);
  expect(await texts(base, 'd')).toEqual([
    ['d/a.csv', before],
    ['d/own.csv', after],
  ]);
  expect(await texts(base, 'd/*.csv')).toEqual([
    ['d/a.csv', before],
    ['d/own.csv', after],
  ]);
  expect(await texts(base, 'made.csv')).toEqual([['made.csv', after]]);
  expect(await texts(base, 'parts')).toContain(md5(list).slice(0, 12));
  at.write(`.dvc/cache/files/md5/${md5(list).slice(0, 2)}/${md5(list).slice(2)}.dir`, list);
  expect(await texts(base, 'parts')).toEqual([['parts/x.csv', before]]);
  expect(await texts(base, 'parts.dvc')).toEqual([['parts/x.csv', before]]);
  expect(await texts(base, 'parts/x.csv')).toEqual([['parts/x.csv', before]]);
});

it('a pointer that is none is a reason, not an absence', async () => {
  expect(await texts(treeOf({ 'd/a.csv.dvc': 'x' }), 'd/a.csv')).toContain('d/a.csv.dvc');
});

/** A tree in which nobody could look into a folder. */
const unseen = (folder: string): BaseTree => ({
  commit: { sha: 'a'.repeat(40) },
  read: () => Promise.resolve({ absent: true }),
  list: () => Promise.resolve({ files: ['own.csv'], unseen: [{ folder, reason: 'a submodule' }] }),
});

it.each([
  ['models', 'deep/models', true],
  ['m*', 'models', false],
  ['m*/x.csv', 'models', true],
  ['data/*.csv', 'models', false],
  ['**/x.csv', 'a/b', true],
  ['a/**', 'a/b/c', true],
  ['b/**', 'a/b', false],
  ['a/*/x.csv', 'a/b/c', false],
  ['a/*/*/x.csv', 'a/b/c', true],
])('what matches %s is not known where nobody could look into %s: %s', async (glob, folder, lost) => {
  expect('unreadable' in (await listedAt(glob, unseen(folder)))).toBe(lost);
});
