// What may stand where a policy should: nothing of it keeps a run waiting.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { policyTextAt } from './policy-text.ts';
import { findProject } from './project.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a file has its text', () => {
  writeFileSync(join(folder, 'modelgate.yml'), 'version: 1\n');
  expect(policyTextAt(join(folder, 'modelgate.yml'))).toBe('version: 1\n');
});

it.each([
  ['nothing', () => undefined],
  ['a link to a device without an end', (path: string) => symlinkSync('/dev/zero', path)],
  ['a link to what the system makes', (path: string) => symlinkSync('/proc/self/environ', path)],
  ['a pipe that nobody writes to', (path: string) => execFileSync('mkfifo', [path])],
  ['a folder', (path: string) => symlinkSync('.', path)],
])('%s has none', (name, make) => {
  const path = join(folder, name);
  make(path);
  expect(policyTextAt(path)).toBeUndefined();
});

it.each([
  ['/dev/null', 'a device or a pipe'],
  ['.', 'a folder'],
  ['nowhere.yml', 'none'],
])('a run says what %s is', async (path, received) => {
  await expect(findProject(folder, path)).rejects.toMatchObject({ problem: { code: 'input/file-missing', received } });
});
