// Bytes of a file on disk, wherever they lie.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSource } from './file-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('bytes of a file', () => {
  it('any stretch, at the ends and beyond, near and far', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251);
    const file = join(folder, 'bytes');
    writeFileSync(file, bytes);
    const source = fileSource(file);
    const first = source.read(0, 10);
    for (const [offset, length] of [
      [0, 10],
      [65_530, 20],
      [199_995, 50],
      [200_000, 5],
      [300_000, 5],
      [0, 200_000],
      [5, 70_000],
    ] as const)
      expect(source.read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
    expect(first).toEqual(bytes.subarray(0, 10));
    source.close();
  });
});
