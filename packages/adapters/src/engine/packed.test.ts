// Compressed text files: the same tables, the same words for what is wrong with them, and no more of the disk than they may fill.
import { DATA, sql, type InputProblem } from '@modelgate/core';
import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectFile } from './child/data/source-file.ts';
import { unpacked, type PackedFile } from './child/data/unpack.ts';
import { dataOf, engineForTests, folderForTests, problemOf, textFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);

const tables = {
  csv: 'a,b\n1,x\n2,"y\nz"\n',
  tsv: 'a\tb\n1\tx\n2\t"y\nz"\n',
  jsonl: '{"a":1,"b":"x"}\n{"a":2,"b":"y\\nz"}\n',
  json: '[{"a":1,"b":"x"},{"a":2,"b":"y\\nz"}]',
};
const packings = { gz: gzipSync, zst: zstdCompressSync, GZ: gzipSync };
const all = Object.entries(tables).flatMap(([ending, text]) =>
  Object.entries(packings).map(([packing, pack]) => [`${ending}.${packing}`, pack(text)] as const),
);

it.each(all)('the same rows from .%s, with the digest of its own bytes', async (ending, packed) => {
  const file = textFile(at(`table.${ending}`), packed);
  const { columns, digest, bytes } = await data.describe(dataOf(file));
  expect(columns).toEqual([
    { name: 'a', type: 'BIGINT' },
    { name: 'b', type: 'VARCHAR' },
  ]);
  expect({ digest, bytes }).toEqual({ digest: `sha256:${hash('sha256', packed)}`, bytes: packed.length });
  const rows = await data.query(dataOf(file), sql`select a, b from ${DATA} order by a`);
  expect(rows).toEqual([
    [1, 'x'],
    [2, 'y\nz'],
  ]);
});

it('several files are one table, whether they are compressed or not', async () => {
  const files = [textFile(at('part1.csv'), 'a\n1\n'), textFile(at('part[2].csv.gz'), gzipSync('a\n2\n3\n'))];
  expect(await data.query(dataOf(...files), sql`select a from ${DATA}`)).toEqual([[1], [2], [3]]);
});

const halves = ['a\n1\n', '2\n3\n'] as const;
const skipped = Buffer.from('\x50\x2a\x4d\x18\x04\0\0\0abcd', 'latin1');
const parts = {
  'gzip, one behind the other': ['gz', ...halves.map((half) => gzipSync(half))],
  'gzip, with zeros between and behind them': [
    'gz',
    gzipSync(halves[0]),
    Buffer.alloc(9000),
    gzipSync(halves[1]),
    Buffer.alloc(8),
  ],
  'Zstandard, one behind the other': ['zst', ...halves.map((half) => zstdCompressSync(half))],
  'Zstandard, with a frame to skip between and behind them': [
    'zst',
    zstdCompressSync(halves[0]),
    skipped,
    zstdCompressSync(halves[1]),
    skipped,
  ],
} as const;

it.each(Object.entries(parts))('parts of %s, are all read', async (_, [packing, ...pieces]) => {
  const file = textFile(at(`parts.csv.${packing}`), Buffer.concat(pieces));
  expect(await data.query(dataOf(file), sql`select a from ${DATA}`)).toEqual([[1], [2], [3]]);
});

const unreadable = (received: string): Partial<InputProblem> => ({ code: 'input/file-unreadable', received });
const decompress = {
  code: 'input/file-unreadable',
  hint: 'decompress it first; Parquet is compressed already',
} as const;
const many = 'a,b\n1,topsecret\n'.repeat(1000);

describe('wrong files', () => {
  const cases: readonly (readonly [string, string, string | Uint8Array, Partial<InputProblem>])[] = [
    ['compressed twice', 'twice.csv.gz', gzipSync(gzipSync(many)), decompress],
    ['compressed Parquet', 'a.parquet.gz', gzipSync('PAR1'), decompress],
    ['cut short', 'cut.csv.gz', gzipSync(many).subarray(0, -20), unreadable('one that is cut short or broken')],
    [
      'cut short, Zstandard',
      'cut.csv.zst',
      zstdCompressSync(many).subarray(0, -9),
      unreadable('one that is cut short or broken'),
    ],
    [
      'other bytes behind it',
      'behind.csv.gz',
      Buffer.concat([gzipSync(many), Buffer.from('topsecret')]),
      unreadable('one that is cut short or broken'),
    ],
    [
      'other bytes behind it, Zstandard',
      'behind.csv.zst',
      Buffer.concat([zstdCompressSync(many), Buffer.from('topsecret')]),
      unreadable('one that is cut short or broken'),
    ],
    ['a bit that is another', 'bit.csv.gz', flipped(gzipSync(many)), unreadable('one that is cut short or broken')],
    ['not compressed', 'plain.csv.gz', many, { expected: 'a gzip file', ...unreadable('a text file') }],
    [
      'compressed in another way',
      'other.csv.zst',
      gzipSync(many),
      { expected: 'a Zstandard file', ...unreadable('a gzip file') },
    ],
    ['nothing inside', 'nothing.csv.gz', gzipSync(''), unreadable('an empty file')],
    [
      'a model inside',
      'model.csv.gz',
      gzipSync(Buffer.from('\x80\x04K\x01.', 'latin1')),
      unreadable('a Python pickle'),
    ],
    [
      'a broken line',
      'line.csv.gz',
      gzipSync('a,b\n1,x\n2,y,topsecret\n3,w\n'),
      unreadable('line 3 (byte 8) with more fields than the header has'),
    ],
    [
      'Latin-1',
      'latin.tsv.gz',
      gzipSync(Buffer.from('a\tb\n1\ttopsecret caf\xe9\n', 'latin1')),
      unreadable('line 2 (byte 19) with bytes that are not UTF-8'),
    ],
    [
      'a broken JSON line',
      'line.jsonl.zst',
      zstdCompressSync('{"a":1}\n{"a":topsecret}\n'),
      unreadable('line 2 that is no JSON'),
    ],
  ];
  it.each(cases)('%s', async (_name, name, bytes, expected) => {
    const problem = await problemOf(data.describe(dataOf(textFile(at(name), bytes))));
    expect(problem).toMatchObject(expected);
    expect(JSON.stringify(problem)).not.toContain('topsecret');
  });
});

/** One bit in the middle is another. */
function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1]! ^= 1;
  return bytes;
}

it.each([1, 2])('what would fill the disk is stopped, in %s parts', async (n) => {
  const part = gzipSync('a'.repeat(20_000_000 / n));
  const path = textFile(at('bomb.csv.gz'), Buffer.concat(Array.from({ length: n }, () => part)));
  const file = inspectFile(dataOf(path), path) as PackedFile;
  const expected = expect.stringMatching(/^at most 19\d{5} bytes when it is unpacked/) as string;
  await expect(unpacked(file, at('bomb'), 1_000_000)).rejects.toMatchObject({ fault: { problem: { expected } } });
  expect(readdirSync(folder)).not.toContain('bomb');
});
