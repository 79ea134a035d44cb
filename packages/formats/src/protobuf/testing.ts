// For tests of protobuf formats: messages written field by field.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** A field: a number, a text, or a message that is already written. */
export type Entry = readonly [no: number, value: number | string | Uint8Array];

export function message(...entries: readonly Entry[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const [no, value] of entries)
    if (typeof value === 'number') writer.tag(no, WireType.Varint).uint64(BigInt(value));
    else if (typeof value === 'string') writer.tag(no, WireType.LengthDelimited).string(value);
    else writer.tag(no, WireType.LengthDelimited).bytes(value);
  return writer.finish();
}
