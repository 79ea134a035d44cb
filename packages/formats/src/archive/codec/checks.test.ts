// Checksums against the values that their specifications give, however the bytes are cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32Check, crc64Check, sha256Check, xxHash32Check, type Check } from './checks.ts';

const sum = (make: () => Check, ...pieces: readonly Uint8Array[]): string => {
  const check = make();
  for (const piece of pieces) check.update(piece);
  return Buffer.from(check.digest()).toString('hex');
};

const long = Buffer.from(Array.from({ length: 75 }, (_, i) => i + 48))
  .toString()
  .repeat(40);

// CRC: the check values of '123456789' (reveng's catalogue); xxHash: python-xxhash 3's.
test.each<[string, () => Check, string, string]>([
  ['CRC-32', crc32Check, '123456789', '2639f4cb'],
  ['CRC-64/XZ', crc64Check, '123456789', 'fa3919dfbbc95d99'],
  ['xxHash32', xxHash32Check, '', '055dcc02'],
  ['xxHash32', xxHash32Check, 'a', '56740d55'],
  ['xxHash32', xxHash32Check, 'Nobody inspects the spammish repetition', '2f3b29e2'],
  ['xxHash32', xxHash32Check, long, 'bec194eb'],
])('%s of %s', (_, make, text, expected) => {
  expect(sum(make, Buffer.from(text))).toBe(expected);
});

test.each([crc32Check, crc64Check, sha256Check, xxHash32Check])('%o does not care how bytes are cut', (make) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 9 }), (pieces) => {
      expect(sum(make, ...pieces)).toBe(sum(make, Buffer.concat(pieces)));
    }),
  );
});
