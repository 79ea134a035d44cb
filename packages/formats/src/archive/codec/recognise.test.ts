// Codecs without a magic are recognised by what decodes, so that other bytes are not taken for theirs.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isLzmaAlone } from './lzma/alone.ts';
import { isZlib } from './zlib.ts';

const lzma = readFileSync(new URL('../../../../testkit/fixtures/archives/long.csv.lzma', import.meta.url));

test('what xz and zlib write is recognised by its first bytes', () => {
  expect(isLzmaAlone(lzma.subarray(0, 4096))).toBe(true);
  for (const level of [0, 1, 6, 9]) {
    const bytes = deflateSync(lzma, { level });
    expect(isZlib(bytes.subarray(0, 4096))).toBe(true);
  }
  expect(isZlib(deflateSync(Buffer.alloc(64 << 20)).subarray(0, 4096))).toBe(true);
});

test('other bytes behind a likely header are not', () => {
  // A short run of any bytes may happen to be decodable; a thousand never were.
  const bytes = fc.uint8Array({ minLength: 1000, maxLength: 2000 });
  fc.assert(
    fc.property(bytes, (rest) => {
      expect(isLzmaAlone(Buffer.concat([lzma.subarray(0, 14), rest]))).toBe(false);
    }),
  );
  fc.assert(
    fc.property(bytes, (rest) => {
      expect(isZlib(Buffer.concat([Buffer.from([0x78, 0x9c, 0x07]), rest]))).toBe(false);
    }),
  );
});

test('text is neither', () => {
  expect(isZlib(Buffer.from('x^2 + y^2'))).toBe(false);
  expect(isLzmaAlone(Buffer.from(']words '.repeat(9)))).toBe(false);
});
