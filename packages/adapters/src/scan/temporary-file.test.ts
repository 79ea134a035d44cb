// The temporary file: what is written is read, and no name of it is left.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTemporaryFile } from './temporary-file.ts';

const parent = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(parent, { recursive: true }));

test('what was written is read, at any place, while no name of it is left', () => {
  const file = openTemporaryFile(parent);
  expect(readdirSync(parent)).toEqual([]);
  file.write(Uint8Array.of(1, 2, 3));
  file.write(Uint8Array.of(4, 5));
  const source = file.source();
  expect([source.size, ...source.read(1, 3)]).toEqual([5, 2, 3, 4]);
  expect([...source.read(4, 100)]).toEqual([5]);
  expect([...source.read(9, 1)]).toEqual([]);
  file.close();
  expect(() => source.read(0, 1)).toThrow(/EBADF/);
});
