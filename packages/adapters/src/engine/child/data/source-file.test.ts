// A data file that this user may not open is an error of the input, with the file's name.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { asUser } from '../../../../../../test/fixtures/as-user.ts';
import { inspectFile } from './source-file.ts';

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
