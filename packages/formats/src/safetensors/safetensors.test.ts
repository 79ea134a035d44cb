// safetensors: what its own library refuses, and what it does not look at.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codesOf, factsIn, testContext, vastSource } from '../scan/testing.ts';
import { safetensorsReader } from './reader.ts';

function fileOf(header: string, data = 0): Uint8Array {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(data)]);
}

const tensor = (shape: readonly number[], from: number, to: number, dtype = 'F32'): object => ({
  dtype,
  shape,
  data_offsets: [from, to],
});

it.each([
  ['overlap', { a: tensor([4], 0, 16), b: tensor([2], 8, 16) }, 16, ['offsets-overlap']],
  ['a gap', { a: tensor([1], 0, 4), b: tensor([1], 8, 12) }, 12, ['offsets-gap']],
  ['bytes behind', { a: tensor([1], 0, 4) }, 40, ['trailing-bytes']],
  ['an end behind the file', { a: tensor([4], 0, 16) }, 8, ['offset-out-of-range']],
  ['another size than its shape', { a: tensor([5], 0, 16) }, 16, ['offset-out-of-range']],
  ['more bytes than its shape', { a: tensor([3], 0, 16) }, 16, ['offset-out-of-range']],
  ['metadata that is a list', { __metadata__: ['pt'] }, 0, ['header-syntax']],
  ['a shape beyond counting', { a: tensor([2 ** 62, 2 ** 62], 0, 4) }, 4, ['shape-too-large']],
  ['an unknown type', { a: tensor([1], 0, 4, 'Q99') }, 4, ['header-syntax']],
  ['a negative place', { a: tensor([1], -4, 0) }, 0, ['header-syntax']],
  ['a fraction', { a: tensor([0.5], 0, 2) }, 0, ['header-syntax']],
  ['one more field', { a: { ...tensor([1], 0, 4), more: 1 } }, 4, ['header-syntax', 'trailing-bytes']],
  ['metadata that is no text', { __metadata__: { a: { b: 1 } } }, 0, ['header-syntax']],
  ['metadata that is a program', { __metadata__: { a: 'import os; os.system("x")' } }, 0, ['code-in-text']],
  ['nothing wrong', { __metadata__: { format: 'pt' }, a: tensor([2, 0], 0, 0), b: tensor([3], 0, 12) }, 12, []],
  ['half bytes', { a: tensor([4], 0, 2, 'F4') }, 2, []],
])('%s', (_, header, data, codes) => {
  expect(codesOf(factsIn(safetensorsReader, fileOf(JSON.stringify(header), data)))).toEqual(codes);
});

it.each([
  [
    'an equal key',
    '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
    'duplicate-key',
  ],
  ['an equal key in a tensor', '{"a":{"dtype":"F32","dtype":"U8","shape":[4],"data_offsets":[0,4]}}', 'duplicate-key'],
  ['broken JSON', '{"a":', 'header-syntax'],
  ['depth', `{"a":${'['.repeat(100_000)}`, 'depth'],
  ['a list', '[[]]', 'header-syntax'],
  ['NaN', '{"a":NaN}', 'header-syntax'],
])('%s in the header', (_, header, code) => {
  expect(codesOf(factsIn(safetensorsReader, fileOf(header, 4)))).toContain(code);
});

it.each([[100n], [2n ** 40n], [100_000_001n]])('a header of %s bytes in a short file', (length) => {
  const bytes = Buffer.from(fileOf('{"a":1}'));
  bytes.writeBigUInt64LE(length);
  expect(codesOf(factsIn(safetensorsReader, bytes))).toEqual(['header-length']);
  expect(factsIn(safetensorsReader, bytes)!.treatment.kind).toBe('not-evaluated');
});

it('files laid out one behind the other are quiet, in any order of their header', () => {
  const sizes = fc.array(fc.nat(50), { maxLength: 20 });
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat()), (counts, order) => {
      let at = 0;
      const entries = counts.map((n, i) => [`t${i}`, tensor([n], at, (at += 4 * n))] as const);
      const keys = order.take(entries.length)[Symbol.iterator]();
      const shuffled = entries
        .map((entry) => [keys.next().value as number, entry] as const)
        .sort((a, b) => a[0] - b[0]);
      const facts = factsIn(
        safetensorsReader,
        fileOf(JSON.stringify(Object.fromEntries(shuffled.map(([, e]) => e))), at),
      )!;
      expect(facts.anomalies).toBeUndefined();
      expect(facts.treatment.kind).toBe('read');
    }),
  );
});

it('reads the header of ten gigabytes, and no weight', () => {
  const size = 10 * 2 ** 30;
  const header = fileOf(JSON.stringify({ w: tensor([size / 4], 0, size) }));
  const { source, bytesRead } = vastSource(header, header.length + size);
  expect(safetensorsReader.read(source, testContext())).toMatchObject({ tensors: { count: 1, bytes: size } });
  expect(bytesRead()).toBeLessThan(1000);
});
