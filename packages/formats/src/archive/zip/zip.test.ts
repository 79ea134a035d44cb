// Each way in which the records of a zip archive can lie, and what is still read of it.
import { describe, expect, test } from 'vitest';
import type { ScannedPart } from '@modelgate/core';
import { scanFile } from '../../scan/scan-file.ts';
import { memorySource } from '../../scan/source.ts';
import { codecReaders } from '../codec/reader.ts';
import { textReader } from '../../inert/text.ts';
import { zipReader } from './reader.ts';
import { zipOf } from './zip.fixture.ts';
import type { FixtureEnd, FixtureMember } from './zip.fixture.ts';

async function partsOf(bytes: Uint8Array): Promise<readonly ScannedPart[]> {
  const scanned = await scanFile(
    { path: 'm.pt', source: memorySource(bytes) },
    {
      limits: { expandedBytes: 1 << 20, depth: 4, members: 50, milliseconds: 60_000 },
      resolve: () => 'absent',
      temporaryFile: () => expect.unreachable('so little needs no file'),
      readers: [zipReader, ...codecReaders, textReader],
    },
  );
  return scanned.parts;
}

/** 'code' of the archive, and 'code of member' of what showed when one was opened. */
const anomaliesOf = (parts: readonly ScannedPart[]): readonly string[] =>
  parts.flatMap(({ members, anomalies = [] }) =>
    anomalies.map(({ code }) => (members.length === 0 ? code : `${code} of ${members.join('!')}`)),
  );
const a: FixtureMember = { name: 'a.txt', data: 'the first' };
const b: FixtureMember = { name: 'b.txt', data: 'the second', deflate: true };
const UNICODE_PATH = Buffer.from('\x75\x70\x0a\0\x01\0\0\0\0c.txt', 'latin1');

const lies: readonly (readonly [string, readonly FixtureMember[], FixtureEnd, readonly string[]])[] = [
  ['nothing', [a, b], {}, []],
  ['another name in the header', [{ ...a, local: { name: 'a.pkl' } }, b], {}, ['member-names-differ']],
  ['a Unicode name of its own', [{ ...a, directory: { extra: UNICODE_PATH } }, b], {}, ['member-names-differ']],
  ['an encryption flag in the directory', [{ ...a, directory: { flags: 1 } }, b], {}, ['member-flags-differ']],
  ['an encryption flag in the header', [{ ...a, local: { flags: 1 } }, b], {}, ['member-flags-differ']],
  ['another method in the header', [{ ...a, local: { method: 8 } }, b], {}, ['member-flags-differ']],
  ['another size in the header', [{ ...a, local: { size: 7 } }, b], {}, ['member-sizes-differ']],
  [
    'two sizes for stored bytes',
    [{ ...a, local: { size: 7 }, directory: { size: 7 } }, b],
    {},
    ['member-sizes-differ'],
  ],
  ['another checksum in the header', [{ ...a, local: { crc: 7 } }, b], {}, ['member-checksum']],
  [
    'a checksum that stored bytes do not have',
    [{ ...a, local: { crc: 7 }, directory: { crc: 7 } }, b],
    {},
    ['member-checksum of a.txt'],
  ],
  [
    'a checksum and a size that deflated bytes do not have',
    [a, { ...b, local: { crc: 7, size: 7 }, directory: { crc: 7, size: 7 } }],
    {},
    ['member-checksum of b.txt', 'member-sizes-differ of b.txt'],
  ],
  ['a name twice', [a, { ...b, name: 'a.txt' }], {}, ['member-duplicate']],
  ['a name twice, written otherwise', [a, { ...b, name: './a.txt' }], {}, ['member-duplicate']],
  ['a way out', [a, { ...b, name: '../../b.txt' }], {}, ['member-escapes']],
  ['a way out with backslashes', [a, { ...b, name: '..\\b.txt' }], {}, ['member-escapes']],
  ['an absolute name', [a, { ...b, name: '/etc/b.txt' }], {}, ['member-escapes']],
  ['a drive', [a, { ...b, name: 'C:b.txt' }], {}, ['member-escapes']],
  ['a name with a zero byte', [a, { ...b, name: 'b.txt\0.png' }], {}, ['member-names-differ']],
  ['a symbolic link', [a, { ...b, directory: { mode: 0o120777 } }], {}, ['member-link']],
  ['bytes of two members', [a, { ...b, directory: { offset: 0, name: 'a.txt' } }], {}, ['member-flags-differ']],
  ['a member that is not listed', [a, { ...b, unlisted: true }], {}, ['directory-broken']],
  ['more members than there are', [a, b], { entries: 3 }, ['directory-broken']],
  ['bytes before it, which offsets count', [a, b], { before: 'before' }, ['leading-bytes']],
  ['bytes before it, which offsets do not count', [a, b], { before: 'before', shifted: false }, ['leading-bytes']],
  ['bytes behind it', [a, b], { after: 'behind' }, ['trailing-bytes']],
  ['an end that is cut', [a, b], { cut: 9 }, ['directory-broken']],
  ['no directory', [a, b], { cut: 22 + 2 * 51 }, ['directory-broken']],
];

describe('records that lie', () => {
  test.each(lies)('%s', async (_, members, end, codes) => {
    const parts = await partsOf(zipOf(members, end));
    const found = anomaliesOf(parts).filter((code) => !/^(?:polyglot|name-misleads)/.test(code));
    for (const code of codes) expect(found).toContain(code);
    if (codes.length === 0) expect(found).toEqual([]);
  });

  test.each(lies)('%s: each member is read all the same', async (what, members, end) => {
    const parts = await partsOf(zipOf(members, end));
    const texts = parts.filter((part) => part.format === 'text' && part.members.length === 1);
    expect(texts.length).toBe(what === 'bytes of two members' ? 1 : 2);
  });
});

test('a directory that places two members over each other', async () => {
  const zip = zipOf([{ name: 'a', data: 'x'.repeat(99), directory: { name: 'a' } }, a].map((m) => m));
  const shared = zipOf([
    { name: 'outer', data: zip },
    { name: 'a', data: 'y', directory: { offset: 35, compressed: 99, size: 99 } },
  ]);
  expect(anomaliesOf(await partsOf(shared))).toEqual(expect.arrayContaining(['member-overlap', 'member-duplicate']));
});

test('encrypted members block, and are read as if they were not', async () => {
  const [zip, text] = await partsOf(zipOf([{ ...a, local: { flags: 1 }, directory: { flags: 1 } }]));
  expect(zip).toMatchObject({ treatment: { kind: 'not-evaluated', why: 'encrypted' } });
  expect(text).toMatchObject({ format: 'text' });
});

test('an archive without a readable directory blocks', async () => {
  const [zip] = await partsOf(zipOf([a, b], { cut: 9 }));
  expect(zip).toMatchObject({ format: 'zip', treatment: { kind: 'not-evaluated', why: 'broken' } });
});

test('two directories, of which loaders take one or the other, are both read', async () => {
  // Python looks right before the end record, miniz at the offset that it says.
  const hidden = zipOf([{ name: 'hidden.txt', data: 'one' }]);
  const shown = zipOf([{ name: 'shown.txt', data: 'two' }], { before: hidden, shifted: false });
  const both = Buffer.from(shown);
  both.writeUInt32LE(hidden.length - 22 - 56, both.length - 22 + 16);
  const parts = await partsOf(both);
  expect(parts.map((part) => part.members.join('!'))).toEqual(expect.arrayContaining(['shown.txt', 'hidden.txt']));
  expect(anomaliesOf(parts)).toContain('directory-broken');
});

test('a short end record that says another directory than the one of Zip64', async () => {
  const hidden = zipOf([{ name: 'hidden.txt', data: 'one' }]);
  const shown = zipOf([{ name: 'shown.txt', data: 'two' }], { before: hidden });
  const long = Buffer.alloc(56 + 20);
  long.write('PK\x06\x06', 'latin1');
  long.writeBigUInt64LE(1n, 32);
  long.writeBigUInt64LE(BigInt(46 + 10), 40);
  long.writeBigUInt64LE(BigInt(hidden.length - 22 - 56), 48);
  long.write('PK\x06\x07', 56, 'latin1');
  long.writeBigUInt64LE(BigInt(shown.length - 22), 64);
  const both = Buffer.concat([shown.subarray(0, -22), long, shown.subarray(-22)]);
  const parts = await partsOf(both);
  expect(parts.map((part) => part.members.join('!'))).toEqual(expect.arrayContaining(['shown.txt', 'hidden.txt']));
  expect(anomaliesOf(parts)).toContain('directory-broken');
});

describe('entries as long as the records of Zip64, over which a reader that does not know these counts back to the second entry', () => {
  const withLong = (data: string): Uint8Array => {
    const plain = Buffer.from(zipOf(['a', 'b', 'c'].map((letter) => ({ name: letter.repeat(76 - 46), data }))));
    const long = Buffer.alloc(56 + 20);
    long.write('PK\x06\x06', 'latin1');
    long.writeBigUInt64LE(3n, 32);
    long.writeBigUInt64LE(3n * 76n, 40);
    long.writeBigUInt64LE(BigInt(plain.readUInt32LE(plain.length - 6)), 48);
    long.write('PK\x06\x07', 56, 'latin1');
    long.writeBigUInt64LE(BigInt(plain.length - 22), 64);
    return Buffer.concat([plain.subarray(0, -22), long, plain.subarray(-22)]);
  };

  test('it finds no member there: no other directory', async () => {
    expect(anomaliesOf(await partsOf(withLong('a')))).toEqual([]);
  });

  test('it finds one, since members are as far apart', async () => {
    expect(anomaliesOf(await partsOf(withLong('a'.repeat(76 - 30 - 30))))).toContain('directory-broken');
  });
});

test('methods that nobody here can read are unsupported', async () => {
  const parts = await partsOf(zipOf([{ ...a, local: { method: 9 }, directory: { method: 9 } }]));
  expect(parts[1]).toMatchObject({ treatment: { kind: 'not-evaluated', why: 'unsupported' } });
});

test('deflate data that breaks off gives what there was, and blocks', async () => {
  const data = Array.from({ length: 500 }, (_, i) => `${i * i} words\n`).join('');
  const said = { compressed: 600 };
  const [, part] = await partsOf(zipOf([{ name: 'a.txt', data, deflate: true, local: said, directory: said }]));
  expect(part).toMatchObject({ format: 'text', treatment: { kind: 'not-evaluated', why: 'broken' } });
});

describe('kinds of archives', () => {
  const kindOf = async (...names: readonly string[]) => {
    const [zip, ...members] = await partsOf(zipOf(names.map((name) => ({ name, data: `${name}\n` }))));
    return [zip!.format, ...members.map((part) => part.treatment.kind)];
  };
  test('PyTorch, whose numbered storages are numbers', async () => {
    expect(await kindOf('x/data.pkl', 'x/data/0', 'x/data/one', 'y/data/0')).toEqual([
      'pytorch',
      'inert',
      'tensor-data',
      'inert',
      'inert',
    ]);
  });
  test('others', async () => {
    expect((await kindOf('x/data.pkl', 'x/constants.pkl'))[0]).toBe('torchscript');
    expect((await kindOf('x/data.pkl', 'x/code/a.py'))[0]).toBe('torchscript');
    expect((await kindOf('config.json', 'metadata.json'))[0]).toBe('keras');
    expect((await kindOf('schema.json'))[0]).toBe('skops');
    expect((await kindOf('a.npy', 'b.npy'))[0]).toBe('npz');
    expect((await kindOf('MAR-INF/MANIFEST.json', 'handler.py'))[0]).toBe('mar');
    expect((await kindOf('x/.data/extern_modules', 'x/net.py'))[0]).toBe('torch-package');
    expect((await kindOf('data.pkl', 'data/0'))[0]).toBe('zip');
  });
  test('storages that the two records do not agree on are no numbers', async () => {
    const torch = [
      { name: 'x/data.pkl', data: 'p' },
      { name: 'x/data/0', data: 'text', local: { name: 'x/data/1' } },
    ];
    expect((await partsOf(zipOf(torch))).map((part) => part.format)).toEqual(['pytorch', 'text', 'text']);
  });
  test('handlers of a TorchServe archive are code', async () => {
    const [mar] = await partsOf(
      zipOf([
        { name: 'MAR-INF/MANIFEST.json', data: '{}' },
        { name: 'handler.py', data: 'pass' },
      ]),
    );
    expect(mar!.code).toEqual([{ kind: 'python-source', what: 'handler.py' }]);
  });
});

test.each([
  ['an array of NumPy, for who opens it as npz', { data: '\x93NUMPY' }],
  ['packed, as PyTorch never does', { data: 'numbers', deflate: true }],
])('a tensor that is %s is read as what it is', async (_, member) => {
  const bytes = Buffer.from(member.data, 'latin1');
  const [, , tensor] = await partsOf(
    zipOf([
      { name: 'm/data.pkl', data: 'text' },
      { ...member, name: 'm/data/0', data: bytes },
    ]),
  );
  expect(tensor).toMatchObject({ members: ['m/data/0'] });
  expect(tensor!.format).not.toBe('tensor');
});
