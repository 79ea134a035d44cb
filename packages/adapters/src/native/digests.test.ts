// Digests of files by either function, small ones and those that are read in pieces.
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestsOf, faster } from './digests.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['sha256', 'blake2b512'] as const)('%s', (by) => {
  const contents = [Buffer.from('small'), Buffer.alloc(3_000_001, 'large')];
  const paths = contents.map((_bytes, i) => join(folder, String(i)));
  contents.forEach((bytes, i) => writeFileSync(paths[i]!, bytes));
  expect(digestsOf(paths, by)).toEqual(contents.map((bytes) => ({ by, hex: hash(by, bytes, 'hex') })));
  expect(digestsOf([join(folder, 'none'), folder], by)).toEqual([{ fault: 'ENOENT' }, { fault: 'not a plain file' }]);
});

test('one of them is chosen for all files', () => {
  expect(['sha256', 'blake2b512']).toContain(faster());
});
