// GGUF: counts and lengths against the bytes there are, templates, and places of tensors.
import { describe, expect, it } from 'vitest';
import { codesOf, factsIn, testContext, vastSource } from '../scan/testing.ts';
import { ggufReader } from './reader.ts';

interface Shape {
  readonly version?: number;
  readonly pairs?: readonly Uint8Array[];
  readonly tensors?: readonly Uint8Array[];
  readonly counts?: readonly [bigint, bigint];
  readonly data?: number;
}

const u32 = (n: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const u64 = (n: number | bigint): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(n));
  return bytes;
};
const text = (value: string): Uint8Array => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const pair = (key: string, type: number, ...value: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([text(key), u32(type), ...value]);
const tensor = (name: string, dims: readonly number[], type: number, offset: number): Uint8Array =>
  Buffer.concat([text(name), u32(dims.length), ...dims.map(u64), u32(type), u64(offset)]);

function fileOf({ version = 3, pairs = [], tensors = [], counts, data = 0 }: Shape): Uint8Array {
  const [t, p] = counts ?? [BigInt(tensors.length), BigInt(pairs.length)];
  const header = Buffer.concat([Buffer.from('GGUF'), u32(version), u64(t), u64(p), ...pairs, ...tensors]);
  return data === 0
    ? header
    : Buffer.concat([header, Buffer.alloc((32 - (header.length % 32)) % 32), Buffer.alloc(data)]);
}

const read = (shape: Shape) => factsIn(ggufReader, fileOf(shape))!;
const TEXT = 8;
const ARRAY = 9;

it('every kind of value is passed over', () => {
  const widths = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
  const pairs = widths.flatMap((width, type) => (width === 0 ? [] : [pair(`k${type}`, type, Buffer.alloc(width))]));
  pairs.push(pair('s', TEXT, text('ä')), pair('a', ARRAY, u32(4), u64(2), u32(1), u32(2)));
  pairs.push(
    pair('b', ARRAY, u32(TEXT), u64(2), text('x'), text('')),
    pair('c', ARRAY, u32(ARRAY), u64(1), u32(0), u64(1), Buffer.alloc(1)),
  );
  expect(read({ pairs })).toEqual({ treatment: { kind: 'read' } });
});

describe('templates', () => {
  it.each([['tokenizer.chat_template'], ['tokenizer.chat_template.rag']])('%s', (key) => {
    expect(read({ pairs: [pair(key, TEXT, text("{{ ''.__class__ }}"))] }).templates).toEqual([
      { name: key, attributes: ['__class__'], calls: [] },
    ]);
  });

  it('in an array', () => {
    const pairs = [pair('tokenizer.chat_templates', ARRAY, u32(TEXT), u64(1), text('{{ a|evil }}'))];
    expect(read({ pairs }).templates).toMatchObject([{ calls: ['evil'] }]);
  });

  it('one that is too long is said to be', () => {
    const pairs = [pair('tokenizer.chat_template', TEXT, text('x'.repeat(2 << 20)))];
    expect(read({ pairs }).templates).toMatchObject([{ broken: expect.stringContaining('longer') as string }]);
  });
});

describe('places of tensors', () => {
  it('one behind the other, padded, is quiet', () => {
    const tensors = [tensor('a', [3], 0, 0), tensor('b', [32, 2], 2, 32)];
    expect(read({ tensors, data: 32 + 36 })).toEqual({
      treatment: { kind: 'read' },
      tensors: { count: 2, bytes: 48, types: { F32: 1, Q4_0: 1 } },
    });
  });

  it.each([
    ['over each other', [tensor('a', [64], 0, 0), tensor('b', [8], 0, 32)], 256, 'offsets-overlap'],
    ['a gap', [tensor('a', [8], 0, 0), tensor('b', [8], 0, 96)], 128, 'offsets-gap'],
    ['behind the file', [tensor('a', [64], 0, 0)], 32, 'offset-out-of-range'],
    ['not aligned', [tensor('a', [1], 0, 8)], 32, 'offset-out-of-range'],
    ['bytes behind the last', [tensor('a', [8], 0, 0)], 320, 'trailing-bytes'],
    ['beyond counting', [tensor('a', [2 ** 50, 2 ** 50], 0, 0)], 32, 'shape-too-large'],
    ['twice', [tensor('a', [8], 0, 0), tensor('a', [8], 0, 32)], 64, 'duplicate-key'],
  ])('%s', (_, tensors, data, code) => {
    expect(codesOf(read({ tensors, data }))).toContain(code);
  });

  it('a type that is not known leaves the file not evaluated', () => {
    expect(read({ tensors: [tensor('a', [8], 99, 0)], data: 32 }).treatment).toMatchObject({ why: 'unsupported' });
  });
});

describe('what is too much', () => {
  it.each([
    ['tensors', { counts: [2n ** 63n, 0n] as const }],
    ['pairs', { counts: [0n, 2n ** 63n] as const }],
    ["a key's length", { pairs: [Buffer.concat([u64(2n ** 62n), Buffer.alloc(16)])] }],
    ['an array', { pairs: [pair('a', ARRAY, u32(TEXT), u64(2n ** 61n))] }],
    ['numbers', { pairs: [pair('a', ARRAY, u32(4), u64(2n ** 62n))] }],
  ])('%s', (_, shape) => {
    const facts = read(shape);
    expect(facts.treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
    expect(codesOf(facts)).toEqual(['header-length']);
  });

  it('arrays in arrays', () => {
    const inner = Buffer.concat(Array.from({ length: 50 }, () => Buffer.concat([u32(ARRAY), u64(1)])));
    expect(read({ pairs: [pair('a', ARRAY, inner, Buffer.alloc(64))] }).treatment).toMatchObject({ why: 'budget' });
  });

  it('dimensions', () => {
    expect(read({ tensors: [tensor('a', [1, 1, 1, 1, 1], 0, 0)] }).treatment).toMatchObject({ why: 'broken' });
  });

  it('pairs, tensors, and the length of a key', () => {
    const pairs = Array.from({ length: 65_537 }, () => pair('', 0, Buffer.alloc(1)));
    expect(read({ pairs }).treatment).toMatchObject({
      why: 'budget',
      reason: expect.stringContaining('pairs') as string,
    });
    const tensors = [Buffer.alloc(24 * 262_145)];
    const facts = read({ tensors, counts: [262_145n, 0n] });
    expect(facts.treatment).toMatchObject({ why: 'budget', reason: expect.stringContaining('tensors') as string });
    const long = [pair('k'.repeat(2000), 0, Buffer.alloc(1))];
    expect(read({ pairs: long }).treatment).toMatchObject({
      why: 'broken',
      reason: expect.stringContaining('2000') as string,
    });
  });

  it('a long text under another key is passed over', () => {
    const size = 2 ** 30;
    const head = fileOf({ pairs: [Buffer.concat([text('vocabulary'), u32(TEXT), u64(size)])] });
    const { source, bytesRead } = vastSource(head, head.length + size);
    expect(ggufReader.read(source, testContext())).toMatchObject({ treatment: { kind: 'read' } });
    expect(bytesRead()).toBeLessThan(1_000_000);
  });

  it('a value of an unknown type, which could be read as an array', () => {
    expect(read({ pairs: [pair('k', 99, u32(0), u64(0))] }).treatment).toMatchObject({ why: 'broken' });
  });

  it('a key that stands twice', () => {
    const twice = [pair('k', 0, Buffer.alloc(1)), pair('k', 0, Buffer.alloc(1))];
    expect(codesOf(read({ pairs: twice }))).toEqual(['duplicate-key']);
  });

  it('a version that is not known', () => {
    expect(read({ version: 4 }).treatment).toMatchObject({ why: 'unsupported' });
  });
});

it('reads the header of ten gigabytes, and no weight', () => {
  const size = 10 * 2 ** 30;
  const header = fileOf({ tensors: [tensor('w', [size / 4], 0, 0)], data: 32 }).subarray(0, -32);
  const { source, bytesRead } = vastSource(header, header.length + size);
  expect(ggufReader.read(source, testContext())).toEqual({
    treatment: { kind: 'read' },
    tensors: { count: 1, bytes: size, types: { F32: 1 } },
  });
  expect(bytesRead()).toBeLessThan(100_000);
});
