// A data file that this user may not open is an error of the input, with the file's name.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { asUser } from '../../../../../../test/fixtures/as-user.ts';
import { inspectFile, spelled } from './source-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.runIf(process.platform !== 'win32')('a file without the right to read it', async () => {
  const path = join(folder, 'closed.csv');
  writeFileSync(path, 'a\n1\n');
  chmodSync(folder, 0o755);
  chmodSync(path, 0o000);
  await expect(asUser(() => inspectFile({ name: 'test', files: [path] }, path))).rejects.toMatchObject({
    fault: {
      family: 'input',
      problem: { code: 'input/file-unreadable', named: 'data test, file closed.csv', received: 'the error EACCES' },
    },
  });
});

it.each([
  ['data/t.csv', '/home/ann/repo/data/t.csv', 'data/t.csv'],
  ['./t.csv', '/home/ann/repo/t.csv', 't.csv'],
  ['data/*/t.csv', '/home/ann/data/repo/data/2024/t.csv', 'data/2024/t.csv'],
  ['data', '/home/ann/repo/data/2024/t.csv', 'data/2024/t.csv'],
  ['*.csv', '/home/ann/repo/t.csv', 't.csv'],
  ['data', 'C:\\repo\\data\\t.csv', 'data/t.csv'],
  ['data', '/tmp/private/0123abcd/t.csv', 't.csv'],
  ['data/t.csv', '/tmp/private/0123abcd/t.csv', 'data/t.csv'],
  [undefined, '/tmp/private/t.csv', 't.csv'],
])('of %s, %s is called %s', (path, file, name) => {
  expect(spelled({ ...(path !== undefined && { path }) }, file)).toBe(name);
});
