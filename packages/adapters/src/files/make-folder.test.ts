// Folders that can be made are, with those above them; those that cannot are an error at once.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder, makeWritableFolder } from './make-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'modelgate-folders-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
writeFileSync(join(home, 'file'), '');

it('folders above it are made too, and one that is there is left', async () => {
  const path = join(home, 'a', 'b', 'c');
  await Promise.all([makeFolder(path), makeFolder(path), makeWritableFolder(path)]);
  await makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

it.each([
  ['a file', join(home, 'file'), 'EEXIST'],
  ['below a file', join(home, 'file', 'x', 'y'), 'ENOTDIR'],
  ['a name that is too long', join(home, 'x'.repeat(300)), 'ENAMETOOLONG'],
])('%s', async (_, path, code) => {
  await expect(makeFolder(path)).rejects.toMatchObject({ code });
});

it.runIf(process.platform === 'linux')('below /proc nothing can be made, which is said at once', async () => {
  for (const path of ['/proc/modelgate', '/proc/modelgate/a/b'])
    await expect(makeFolder(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
