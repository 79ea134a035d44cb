// What Python's modules, py7zr, lz4 and zstd packed comes out byte for byte, and nothing about it is an anomaly.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
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

test.each(Object.keys(contents))('%s', async (name) => {
  const digests: string[] = [];
  const { parts } = await scanFile(
    { path: name, source: memorySource(read(name)) },
    {
      limits: { expandedBytes: 1 << 24, depth: 4, members: 100, milliseconds: 60_000 },
      resolve: () => 'absent',
      temporaryFile: () => expect.unreachable('so little needs no file'),
      readers: [...archives, leafReader(digests)],
    },
  );
  const leaves = parts.filter((part) => part.format === 'leaf').map((part) => part.members.join('!'));
  expect(Object.fromEntries(leaves.map((path, i) => [path, digests[i]]))).toEqual(contents[name]);
  const containers = parts.filter((part) => part.format !== 'leaf');
  expect(containers.flatMap((part) => part.anomalies ?? [])).toEqual([]);
  expect(parts.filter((part) => part.treatment.kind === 'not-evaluated')).toEqual([]);
});

test('every file of the folder has its contents', () => {
  const files = readdirSync(folder).filter((name) => !/^(?:make\.py|contents\.json)$/.test(name));
  expect(files.sort()).toEqual(Object.keys(contents).sort());
});
