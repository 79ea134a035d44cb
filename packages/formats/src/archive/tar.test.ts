// Tar archives that try to show one thing to a scanner and another to tarfile.
import { expect, test } from 'vitest';
import type { ScannedPart } from '@modelgate/core';
import { textReader } from '../inert/text.ts';
import { scanFile } from '../scan/scan-file.ts';
import { memorySource } from '../scan/source.ts';
import { tarReader } from './tar.ts';
import { zipReader } from './zip/reader.ts';
import { zipOf } from './zip/zip.fixture.ts';

interface Header {
  readonly name: string;
  readonly type?: string;
  readonly link?: string;
  /** Where it is not the data's. */
  readonly size?: number;
  readonly data?: Uint8Array | string;
}

function record({ name, type = '0', link = '', data = '', size }: Header): Buffer {
  const content = Buffer.from(data as Uint8Array);
  const block = Buffer.alloc(512 + Math.ceil(content.length / 512) * 512);
  block.write(name);
  block.write(`${(size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
  block.write(`        ${type}${link}`, 148);
  block.write('ustar\u000000', 257);
  const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  content.copy(block, 512);
  return block;
}

const tarOf = (...headers: readonly Header[]): Buffer => Buffer.concat([...headers.map(record), Buffer.alloc(1024)]);
const pax = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`;
  const length = rest.length + 1 + (rest.length > 8 ? 1 : 0);
  return `${length}${rest}`;
};

/** A pax record of a megabyte. */
const long = (): string => {
  const rest = ` comment=${'c'.repeat(1 << 20)}\n`;
  return `${rest.length + 7}${rest}`;
};

async function scan(
  bytes: Uint8Array,
): Promise<{ names: readonly string[]; codes: readonly string[]; first: ScannedPart }> {
  const { parts } = await scanFile(
    { path: 'm', source: memorySource(bytes) },
    {
      limits: { expandedBytes: 1 << 20, depth: 4, members: 50, milliseconds: 60_000 },
      resolve: () => 'absent',
      temporaryFile: () => expect.unreachable('nothing is decoded'),
      readers: [tarReader, zipReader, textReader],
    },
  );
  return {
    names: parts.slice(1).map((part) => part.members.join('!')),
    codes: parts.flatMap((part) => (part.anomalies ?? []).map(({ code }) => code)),
    first: parts[0]!,
  };
}

const text = { name: 'a.txt', data: 'abc' };

test('a link with a size hides no member behind it', async () => {
  const { names, codes } = await scan(tarOf({ name: 'l', type: '2', link: '/etc/passwd', size: 1024 }, text));
  expect(names).toEqual(['a.txt']);
  expect(codes).toEqual(['member-link']);
});

test('names and sizes of pax headers count for the next member, global ones for all', async () => {
  const { names } = await scan(
    tarOf({ name: 'p', type: 'x', data: pax('path', 'other.txt') }, text, { ...text, name: 'b.txt' }),
  );
  expect(names).toEqual(['other.txt', 'b.txt']);
  const all = await scan(tarOf({ name: 'p', type: 'g', data: pax('path', 'other.txt') }, text));
  expect(all.names).toEqual(['other.txt']);
});

test.each([
  [{ ...text, name: '../a' }, 'member-escapes'],
  [{ ...text, name: '/a' }, 'member-escapes'],
  [{ name: 'a', type: '1', link: 'b' }, 'member-link'],
  [{ name: 'a', type: '3' }, 'member-link'],
])('%j', async (header, code) => expect((await scan(tarOf(text, header))).codes).toEqual([code]));

test('a name twice', async () => {
  expect((await scan(tarOf(text, { ...text, name: './a.txt' }))).codes).toEqual(['member-duplicate']);
});

test('what follows the end is read as what it is', async () => {
  const zip = zipOf([{ name: 'in.txt', data: 'abc' }]);
  const { names, codes } = await scan(Buffer.concat([tarOf(text), zip]));
  expect(names).toEqual(['a.txt', 'trailing bytes', 'trailing bytes!in.txt']);
  expect(codes).toEqual(['trailing-bytes']);
});

test('a zip as last member makes no polyglot', async () => {
  const zip = zipOf([{ name: 'in.txt', data: 'abc' }]);
  const { names, codes } = await scan(tarOf({ name: 'a.zip', data: zip }));
  expect(names).toEqual(['a.zip', 'a.zip!in.txt']);
  expect(codes).toEqual([]);
});

test.each([
  ['a header that is broken', Buffer.concat([record(text), Buffer.from('x'.repeat(512)), Buffer.alloc(512)])],
  ['a member that reaches over the end', record({ ...text, size: 5000 })],
  ['a size that is no number', tarOf({ name: 'p', type: 'x', data: pax('size', 'many') }, text)],
  ['a sparse file', tarOf({ name: 's', type: 'S', data: 'abc' })],
  ['a sparse file of pax', tarOf({ name: 'p', type: 'x', data: pax('GNU.sparse.map', '0,2') }, text)],
  ['a size for all members', tarOf({ name: 'p', type: 'g', data: pax('size', '2') }, text)],
  ['a size behind a megabyte of comments', tarOf({ name: 'p', type: 'x', data: `${long()}${pax('size', '2')}` }, text)],
])('%s blocks', async (_, bytes) => {
  expect((await scan(bytes)).first).toMatchObject({
    format: 'tar',
    treatment: { kind: 'not-evaluated', why: 'broken' },
  });
});

test('a sum of signed bytes is one too: an image may begin so', async () => {
  const block = tarOf({ name: 'RIFF\x08\x0c\x00\x00WEBP\xff', data: 'abc' });
  block.fill(0xff, 12, 20);
  const signed = block.subarray(0, 512).reduce((sum, byte, i) => sum + signedByte(i >= 148 && i < 156 ? 32 : byte), 0);
  block.write(`${signed.toString(8).padStart(6, '0')}\0 `, 148);
  expect((await scan(block)).first.format).toBe('tar');
});
const signedByte = (byte: number): number => (byte < 128 ? byte : byte - 256);

test('a folder of the oldest kind has no bytes, whatever size it claims', async () => {
  const { names } = await scan(tarOf({ name: 'folder/', type: '\0', size: 512 }, text));
  expect(names).toEqual(['a.txt']);
});

test('the tars of PyTorch keep pickles between raw numbers: nobody reads them to the end', async () => {
  const files = ['storages', 'tensors', 'pickle'].map((name) => ({ name, data: 'abc' }));
  expect((await scan(tarOf(...files))).first.treatment).toMatchObject({ why: 'unsupported' });
});

test('NeMo models are told by their configuration', async () => {
  expect((await scan(tarOf({ name: './model_config.yaml', data: 'a: 1' }))).first.format).toBe('nemo');
});
