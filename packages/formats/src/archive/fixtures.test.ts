// What Python's modules, py7zr, lz4 and zstd packed comes out byte for byte, and nothing about it is an anomaly.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sevenZipReader } from './7z/reader.ts';
import { codecReaders } from './codec/reader.ts';
import { tarReader } from './tar.ts';
import { zipReader } from './zip/reader.ts';
import type { Reader } from '../scan/reader.ts';
import { scanFile } from '../scan/scan-file.ts';
import { memorySource } from '../scan/source.ts';

const folder = new URL('../../../testkit/fixtures/archives/', import.meta.url);
const read = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const contents = JSON.parse(read('contents.json').toString()) as Record<string, Record<string, string>>;
const archives = [zipReader, tarReader, sevenZipReader, ...codecReaders];

/** What no archive reader knows is a content, of which the digest is kept. */
function leafReader(digests: string[]): Reader {
  return {
    format: 'leaf',
    fallback: true,
    recognises: () => true,
    read(source) {
      digests.push(createHash('sha256').update(source.read(0, source.size)).digest('hex'));
      return { treatment: { kind: 'inert' } };
    },
  };
}

/** Leaves by their way in, and whether something about the containers is odd or not evaluated. */
async function unpacked(name: string, bytes: Uint8Array) {
  const digests: string[] = [];
  const { parts } = await scanFile(
    { path: name, source: memorySource(bytes) },
    {
      limits: { expandedBytes: 1 << 24, depth: 4, members: 100, milliseconds: 60_000 },
      resolve: () => 'absent',
      temporaryFile: () => expect.unreachable('so little needs no file'),
      readers: [...archives, leafReader(digests)],
    },
  );
  const leaves = parts.filter((part) => part.format === 'leaf').map((part) => part.members.join('!'));
  return {
    leaves: Object.fromEntries(leaves.map((path, i) => [path, digests[i]])),
    // What a leaf is called is not what it is.
    odd: parts.flatMap((part) => part.anomalies ?? []).filter(({ code }) => code !== 'name-misleads'),
    unread: parts.filter((part) => part.treatment.kind === 'not-evaluated'),
  };
}

test.each(Object.keys(contents))('%s', async (name) => {
  expect(await unpacked(name, read(name))).toEqual({ leaves: contents[name], odd: [], unread: [] });
});

/** LZMA alone has no checksum; what zlib's decoder passes over is passed over here. */
const summed = Object.keys(contents).filter((name) => !name.endsWith('.lzma'));

test.each(summed)('%s with one wrong bit has the same content, or says that it has not', async (name) => {
  const bytes = read(name);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const wrong = Uint8Array.from(bytes);
      wrong[at]! ^= 1 << bit;
      const { leaves, odd, unread } = await unpacked(name, wrong);
      // What no archive reader knows any more is a format that nobody knows.
      const told = odd.length > 0 || unread.length > 0 || '' in leaves;
      expect(told || Object.values(leaves).join() === Object.values(contents[name]!).join()).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('every file of the folder has its contents', () => {
  const files = readdirSync(folder).filter((name) => !/^(?:make\.py|contents\.json)$/.test(name));
  expect(files.sort()).toEqual(Object.keys(contents).sort());
});
