// Walks the fields of one protobuf message. Lengths are checked against the bytes there are, and fields are counted.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

/** Why bytes are no readable ONNX model; `reason` never quotes content. */
export class OnnxFault extends Error {
  override readonly name = 'OnnxFault';
}

const BROKEN = 'its protobuf fields are cut short or broken';

/** Fields still allowed, over a whole file. */
export interface Budget {
  fields: number;
}

/** One field: its payload without tag and length, and where the whole field stands in the message. */
export interface Field {
  readonly no: number;
  readonly wire: WireType;
  readonly payload: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Visits fields in order until one answers 'stop'. */
export function eachField(bytes: Uint8Array, budget: Budget, visit: (field: Field) => void | 'stop'): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    if (--budget.fields < 0) throw new OnnxFault('it has more fields than any model needs');
    const field = readField(reader);
    if (visit(field) === 'stop') return;
  }
}

function readField(reader: BinaryReader): Field {
  const start = reader.pos;
  try {
    const [no, wire] = reader.tag();
    const payload = wire === WireType.LengthDelimited ? reader.bytes() : reader.skip(wire, no);
    return { no, wire, payload, start, end: reader.pos };
  } catch (cause) {
    throw new OnnxFault(BROKEN, { cause });
  }
}

/** Field numbers of text whose bytes are names; longer than this is no name. */
const LONGEST_TEXT = 1 << 16;

export function text({ wire, payload }: Field): string {
  if (wire !== WireType.LengthDelimited || payload.length > LONGEST_TEXT)
    throw new OnnxFault('a name in it is no text');
  return Buffer.from(payload.buffer, payload.byteOffset, payload.length).toString('utf8');
}

/** The nested message of a field; wrong wire types would otherwise be read as something else. */
export function message({ wire, payload }: Field): Uint8Array {
  if (wire !== WireType.LengthDelimited) throw new OnnxFault('a message in it has a wrong wire type');
  return payload;
}

/** A varint as a signed 64-bit number. */
export function integer({ wire, payload }: Field): bigint {
  if (wire !== WireType.Varint) throw new OnnxFault('a number in it has a wrong wire type');
  return int64(new BinaryReader(payload));
}

/** A repeated integer: one varint, or many packed into one field. */
export function integers(field: Field, budget: Budget): bigint[] {
  if (field.wire === WireType.Varint) return [integer(field)];
  const reader = new BinaryReader(message(field));
  const out: bigint[] = [];
  while (reader.pos < reader.len) {
    if (--budget.fields < 0) throw new OnnxFault('it has more fields than any model needs');
    out.push(int64(reader));
  }
  return out;
}

/** The last one of a packed field may be cut short. */
function int64(reader: BinaryReader): bigint {
  try {
    const value = BigInt(reader.int64());
    if (reader.pos <= reader.len) return value;
  } catch (cause) {
    throw new OnnxFault(BROKEN, { cause });
  }
  throw new OnnxFault(BROKEN);
}
