// Digests of files of any size.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderForTests, textFile } from '../../engine.fixture.ts';
import { FileDigests } from './digest.ts';
import { inspectFile } from './source-file.ts';

const folder = folderForTests();

it.each([1, 2 ** 20, 2 ** 20 + 1, 2 ** 24, 2 ** 24 + 12_345])('%d bytes', async (size) => {
  const bytes = Buffer.alloc(size, 'not all bytes of it are the same');
  const path = textFile(join(folder, `${size}.csv`), bytes);
  const { sha256 } = await new FileDigests().of(inspectFile({ name: 'test', files: [path] }, path));
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});
