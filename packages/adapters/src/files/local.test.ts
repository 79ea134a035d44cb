// Which files a path of the policy names, what is called like one and is none, and what is kept of others.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findFiles, localFiles } from './local.ts';

const root = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(root, { recursive: true }));
for (const path of ['a.csv', 'b/b.csv', 'notes/a.txt', 'spark/a.parquet', 'spark/b.parquet/part-0.parquet']) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), 'x');
}

const found = async (path: string): Promise<readonly string[]> =>
  (await findFiles(root, path)).map((file) => relative(root, file));

it('a file, the data files of a folder, the matches of a glob', async () => {
  expect(await found('a.csv')).toEqual(['a.csv']);
  expect(await found('.')).toEqual(['a.csv', 'b/b.csv', 'spark/a.parquet', 'spark/b.parquet/part-0.parquet']);
  expect(await found('*')).toEqual(['a.csv']);
  expect(await found('spark/**/*.parquet')).toEqual(['spark/a.parquet', 'spark/b.parquet/part-0.parquet']);
  expect(await found('no*')).toEqual([]);
});

it('a link to a folder is not left out', async () => {
  const link = join(root, 'notes', 'more');
  symlinkSync(join('..', 'b'), link);
  for (const path of ['notes', '.', 'notes/*'])
    await expect(found(path)).rejects.toMatchObject({ problem: { named: 'notes/more' } });
  rmSync(link);
});

it('a folder or a pipe that is called like a file is not left out', async () => {
  const problem = { code: 'input/file-unreadable', named: 'spark/b.parquet', received: 'a folder or device' };
  await expect(found('spark/*.parquet')).rejects.toMatchObject({ problem });
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [join(root, 'b', 'c.csv')]);
  for (const path of ['b/*.csv', 'b', '.'])
    await expect(found(path)).rejects.toMatchObject({ problem: { ...problem, named: 'b/c.csv' } });
  const asked = { ...problem, named: 'b/c.csv', received: 'a pipe, a socket or a device' };
  await expect(found('b/c.csv')).rejects.toMatchObject({ problem: asked });
});

it('what is kept is written once: for the next who keeps it, it is the very file that was read', async () => {
  const local = localFiles(root);
  const bytes = Buffer.from('a,b\n1,2\n');
  const [path, beside] = await Promise.all([local.keep('base/a.csv', bytes), local.keep('base/a.csv', bytes)]);
  const { ino, mtimeNs } = statSync(path, { bigint: true });
  expect(await local.keep('base/a.csv', Buffer.from(bytes))).toBe(path);
  expect(beside).toBe(path);
  expect(statSync(path, { bigint: true })).toMatchObject({ ino, mtimeNs });
  await expect(local.keep('base/a.csv', Buffer.from('other'))).rejects.toThrow('base/a.csv');
  await local.close();
});
