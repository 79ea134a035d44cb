// HDF5 written message by message: each limit and each refusal of the reader on its own.
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../scan/reader.ts';
import { codesOf, factsIn } from '../scan/testing.ts';
import { hdf5Reader } from './reader.ts';

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const uint = (width: number, value: number): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer.subarray(0, width);
};
const NOWHERE = Buffer.alloc(8, 0xff);

/** A message of an object header of version 1. */
const message = (type: number, body: Buffer, flags = 0): Buffer =>
  Buffer.concat([uint(2, type), uint(2, body.length), bytes(flags, 0, 0, 0), body]);

const ROOT = 64;
const HEAP = 1 << 16;

/** A superblock of version 2, the root's header, and a global heap at a place of its own. */
function made(messages: readonly Buffer[], heap: Buffer = Buffer.alloc(0), headerSize?: number): Buffer {
  const all = Buffer.concat(messages);
  const header = Buffer.concat([
    bytes(1, 0),
    uint(2, messages.length),
    uint(4, 1),
    uint(4, headerSize ?? all.length),
    Buffer.alloc(4),
    all,
  ]);
  const end = Math.max(ROOT + header.length, HEAP + heap.length);
  const file = Buffer.alloc(end);
  Buffer.concat([
    bytes(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 2, 8, 8, 0),
    uint(8, 0),
    NOWHERE,
    uint(8, end),
    uint(8, ROOT),
  ]).copy(file);
  header.copy(file, ROOT);
  heap.copy(file, HEAP);
  return file;
}

const read = (file: Buffer): ReadResult => factsIn(hdf5Reader, file)!;

const shape = (...dimensions: readonly number[]): Buffer =>
  Buffer.concat([bytes(2, dimensions.length, 0, dimensions.length > 0 ? 1 : 0), ...dimensions.map((n) => uint(8, n))]);
const type = (kind: number, size: number, bits = 0): Buffer =>
  Buffer.concat([bytes(0x10 | kind, bits, 0, 0), uint(4, size)]);
const TEXT = 3;
const OPAQUE = 5;
const VARIABLE = 9;

/** An attribute of version 3. */
function attribute(datatype: Buffer, dataspace: Buffer, data: Buffer, flags = 0): Buffer {
  const name = Buffer.from('a\0');
  const sizes = [name, datatype, dataspace].map((part) => uint(2, part.length));
  return Buffer.concat([bytes(3, flags), ...sizes, bytes(0), name, datatype, dataspace, data]);
}
const ATTRIBUTE = 0x0c;

/** A global heap with one object. */
const heapOf = (object: Buffer, size = object.length): Buffer =>
  Buffer.concat([
    Buffer.from('GCOL'),
    bytes(1, 0, 0, 0),
    uint(8, 1 << 30),
    uint(2, 1),
    uint(2, 1),
    Buffer.alloc(4),
    uint(8, size),
    object,
  ]);
const element = (size: number): Buffer => Buffer.concat([uint(4, size), uint(8, HEAP), uint(4, 1)]);
const config = Buffer.from('{"class_name": "Lambda", "config": {"name": "l", "function": ["4wE=", null, null]}}');

it('a text in the heap is read', () => {
  const texts = attribute(type(VARIABLE, 16, 1), shape(), element(config.length));
  expect(read(made([message(ATTRIBUTE, texts)], heapOf(config))).code).toMatchObject([{ kind: 'python-bytecode' }]);
});

it('an opaque value that is a pickle is looked at, another one is not', () => {
  const pickle = Buffer.from("cos\nsystem\n(S'true'\ntR.");
  const members = (value: Buffer): number =>
    read(made([message(ATTRIBUTE, attribute(type(OPAQUE, value.length), shape(), value))])).members?.length ?? 0;
  expect(members(pickle)).toBe(1);
  expect(members(bytes(250, 251, 252, 0x2e))).toBe(0);
});

describe('what is too much', () => {
  const many = attribute(type(TEXT, 1), shape(100_001), Buffer.alloc(4));
  const wide = Buffer.concat(Array.from({ length: 65 }, () => element(1 << 20)));
  it.each([
    ['texts', made([message(ATTRIBUTE, many)])],
    [
      'of one text, many times',
      made([message(ATTRIBUTE, attribute(type(VARIABLE, 16, 1), shape(65), wide))], heapOf(Buffer.alloc(1 << 20, 97))),
    ],
    [
      'of a text',
      made([message(ATTRIBUTE, attribute(type(VARIABLE, 16, 1), shape(), element(1 << 27)))], heapOf(config)),
    ],
    [
      'of an object in the heap',
      made([message(ATTRIBUTE, attribute(type(VARIABLE, 16, 1), shape(), element(4)))], heapOf(config, 2 ** 27)),
    ],
    [
      'objects',
      made(
        Array.from({ length: 200_001 }, (_, i) =>
          message(0x06, Buffer.concat([bytes(1, 0, 1, 97), uint(8, 4096 + i)])),
        ),
      ),
    ],
    ['pieces', made(Array.from({ length: 10_001 }, () => message(0x10, Buffer.concat([uint(8, HEAP), uint(8, 0)]))))],
  ])('%s', (_, file) => {
    const { treatment } = read(file);
    expect(treatment).toMatchObject({ kind: 'not-evaluated', why: 'budget' });
    expect(treatment).not.toMatchObject({ reason: expect.stringContaining('time is up') as string });
  });
});

describe('what cannot be read is not evaluated', () => {
  it.each([
    ['links in a fractal heap', [message(0x02, Buffer.concat([bytes(0, 0), uint(8, HEAP), NOWHERE]))], 'fractal heap'],
    [
      'a link of a user’s own kind',
      [message(0x06, Buffer.concat([bytes(1, 8, 70, 1, 97), uint(8, 0)]))],
      'known to its author',
    ],
    ['an attribute that stands elsewhere', [message(ATTRIBUTE, Buffer.alloc(16), 2)], 'stands elsewhere'],
    [
      'a type that stands elsewhere',
      [message(ATTRIBUTE, attribute(type(TEXT, 1), shape(), bytes(97), 1))],
      'the type of',
    ],
    [
      'an unknown layout',
      [message(0x01, shape(1)), message(0x03, type(0, 4)), message(0x08, bytes(3, 9, 0, 0))],
      'an unknown way',
    ],
  ])('%s', (_, messages, reason) => {
    expect(read(made(messages)).treatment).toMatchObject({
      why: 'unsupported',
      reason: expect.stringContaining(reason) as string,
    });
  });

  it.each([
    ['a message that leaves its header', made([message(0x01, shape(1))], undefined, 10), 'within its object header'],
    ['a header that leaves the file', made([message(0x01, shape(1))], undefined, 1 << 20), 'within the file'],
    [
      'a root that is nowhere',
      Buffer.concat([made([]).subarray(0, 36), NOWHERE, made([]).subarray(44)]),
      'is not given',
    ],
    [
      'letters that are others',
      made([message(0x11, Buffer.concat([uint(8, HEAP), uint(8, HEAP)]))], Buffer.from('nope')),
      'no HEAP',
    ],
  ])('%s', (_, file, reason) => {
    expect(read(file).treatment).toMatchObject({ why: 'broken', reason: expect.stringContaining(reason) as string });
  });
});

it('a dataset with fewer bytes than its shape needs is odd', () => {
  const contiguous = Buffer.concat([bytes(3, 1), uint(8, HEAP), uint(8, 8)]);
  const messages = [message(0x01, shape(4)), message(0x03, type(0, 4)), message(0x08, contiguous)];
  expect(codesOf(read(made(messages, Buffer.alloc(64))))).toEqual(['shape-too-large']);
});

it.each([
  ['version', 8, 9, 'superblock is of version'],
  ['width', 9, 3, 'bytes wide'],
])('a superblock of an unknown %s', (_, at, value, reason) => {
  const file = made([]);
  file[at] = value;
  expect(read(file).treatment).toMatchObject({ why: 'broken', reason: expect.stringContaining(reason) as string });
});

it('a file that is shorter than it says', () => {
  const file = made([]).subarray(0, -10);
  expect(read(file).treatment).toMatchObject({ why: 'broken', reason: expect.stringContaining('too early') as string });
});
