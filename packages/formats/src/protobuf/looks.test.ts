// What a message is shows from its first tag on, however long that is.
import { expect, test } from 'vitest';
import { memorySource } from '../scan/source.ts';
import { BYTES, VARINT } from './fields.ts';
import { fieldsSeen } from './looks.ts';

const seen = (bytes: readonly number[], shape: Readonly<Record<number, number>>): readonly number[] => [
  ...fieldsSeen(memorySource(Uint8Array.from(bytes)), shape),
];

test.each([
  ['one byte', [0x08, 0x01, 0x12, 0x00], { 1: VARINT, 2: BYTES }, [1, 2]],
  ['two bytes', [0xca, 0x01, 0x00, 0x08, 0x01], { 1: VARINT, 25: BYTES }, [25, 1]],
  ['three bytes', [0x82, 0x80, 0x01, 0x00], { 2048: BYTES }, [2048]],
  ['another number', [0x18, 0x01], { 1: VARINT, 2: BYTES }, []],
  ['another kind', [0x0a, 0x00], { 1: VARINT }, []],
  ['another number of two bytes', [0xd2, 0x01, 0x00], { 25: BYTES }, []],
  ['no number', [0x00, 0x01], { 0: VARINT }, []],
  ['nothing', [], { 1: VARINT }, []],
  ['another field behind the first', [0x08, 0x01, 0x18, 0x01], { 1: VARINT }, []],
])('a first tag of %s', (_what, bytes, shape, fields) => {
  expect(seen(bytes, shape)).toEqual(fields);
});
