// Small files that decode to very much: a limit stops them long before that, and what was decoded is gone from the disk.
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ScanLimits, ScannedFile } from '@modelgate/core';
import { scanFile } from '../scan/scan-file.ts';
import { memorySource } from '../scan/source.ts';
import type { TemporaryFile } from '../scan/spool.ts';
import { zipOf } from './zip/zip.fixture.ts';

const limits: ScanLimits = { expandedBytes: 4 << 20, depth: 8, members: 1000, milliseconds: 60_000 };

interface Seen {
  readonly scanned: ScannedFile;
  /** Most bytes in temporary files at once, and files that nobody closed. */
  readonly most: number;
  readonly open: number;
}

async function scan(bytes: Uint8Array, change: Partial<ScanLimits> = {}): Promise<Seen> {
  const files = new Map<TemporaryFile, number>();
  let most = 0;
  const temporaryFile = (): TemporaryFile => {
    const kept: Uint8Array[] = [];
    const file: TemporaryFile = {
      write(more) {
        kept.push(Uint8Array.from(more));
        files.set(file, files.get(file)! + more.length);
        most = Math.max(
          most,
          files.values().reduce((sum, size) => sum + size, 0),
        );
      },
      source: () => memorySource(Buffer.concat(kept)),
      close: () => void files.delete(file),
    };
    files.set(file, 0);
    return file;
  };
  const scanned = await scanFile(
    { path: 'm', source: memorySource(bytes) },
    { limits: { ...limits, ...change }, resolve: () => 'absent', temporaryFile },
  );
  return { scanned, most, open: files.size };
}

const budgets = ({ parts }: ScannedFile): number =>
  parts.filter(({ treatment }) => treatment.kind === 'not-evaluated' && treatment.why === 'budget').length;

const zeros = Buffer.alloc(16 << 20);
/** LZ4: a match of distance 1 whose length is a row of 255s, in one block of 4 MiB, four times. */
const lz4 = (): Uint8Array => {
  const extra = (4 << 20) - 1 - 5 - 4 - 15;
  const rest = [...Buffer.alloc(Math.floor(extra / 255), 255), extra % 255];
  const block = Buffer.from([0x1f, 0, 1, 0, ...rest, 0x50, 0, 0, 0, 0, 0]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  const blocks = Array.from({ length: 4 }, () => [size, block]).flat();
  return Buffer.concat([Buffer.from('04224d18607000', 'hex'), ...blocks, Buffer.alloc(4)]);
};
const bombs: Readonly<Record<string, () => Uint8Array>> = {
  gzip: () => gzipSync(zeros),
  zlib: () => deflateSync(zeros),
  zstd: () => zstdCompressSync(zeros),
  lz4,
  'gzip in gzip': () => gzipSync(gzipSync(gzipSync(zeros))),
  zip: () => zipOf([{ name: 'a', data: zeros, deflate: true }]),
  'zip whose directory says it is small': () =>
    zipOf([{ name: 'a', data: zeros, deflate: true, local: { size: 9 }, directory: { size: 9 } }]),
};

describe.each(Object.entries(bombs))('%s', (_, make) => {
  test('is a budget, and leaves nothing', async () => {
    const { scanned, most, open } = await scan(make());
    expect(budgets(scanned)).toBe(1);
    expect(most).toBeLessThanOrEqual(limits.expandedBytes);
    expect(open).toBe(0);
  });
  test('is read where the limit allows it, and leaves nothing', async () => {
    const { scanned, open } = await scan(make(), { expandedBytes: 64 << 20 });
    expect(budgets(scanned)).toBe(0);
    expect(open).toBe(0);
  });
});

test('members that share their bytes expand as often as they are listed', async () => {
  const data = Buffer.alloc(1 << 20);
  const first = { name: '0', data, deflate: true };
  const others = Array.from({ length: 50 }, (_, i) => ({
    name: `${i + 1}`,
    data: '',
    directory: { offset: 0, method: 8, compressed: 1033, size: data.length },
  }));
  const { scanned } = await scan(zipOf([first, ...others]));
  expect(budgets(scanned)).toBeGreaterThan(0);
  expect(scanned.parts[0]!.anomalies?.map(({ code }) => code)).toContain('member-overlap');
});

test('containers fifty deep', async () => {
  let bytes: Uint8Array = Buffer.from('the innermost');
  for (let depth = 0; depth < 50; depth += 1) {
    bytes = depth % 10 === 0 ? gzipSync(bytes) : zipOf([{ name: 'in', data: bytes, deflate: true }]);
  }
  const { scanned } = await scan(bytes);
  const depths = scanned.parts.map((part) => part.members.length);
  expect(Math.max(...depths)).toBe(limits.depth + 1);
  expect(budgets(scanned)).toBe(1);
});

test('sixteen archives of sixteen archives, and so on', async () => {
  let bytes: Uint8Array = zipOf([{ name: 'zeros', data: zeros.subarray(0, 1 << 20), deflate: true }]);
  for (let depth = 0; depth < 4; depth += 1) {
    const data = bytes;
    bytes = zipOf(Array.from({ length: 16 }, (_, i) => ({ name: `${i}`, data, deflate: true })));
  }
  const { scanned, most } = await scan(bytes);
  expect(budgets(scanned)).toBeGreaterThan(0);
  expect(scanned.parts.length).toBeLessThan(200);
  expect(most).toBeLessThanOrEqual(limits.expandedBytes);
});

test('more members than anybody needs', async () => {
  const { scanned } = await scan(zipOf(Array.from({ length: 1001 }, (_, i) => ({ name: `${i}`, data: '' }))));
  expect(scanned.parts).toMatchObject([{ format: 'zip', treatment: { kind: 'not-evaluated', why: 'budget' } }]);
});
