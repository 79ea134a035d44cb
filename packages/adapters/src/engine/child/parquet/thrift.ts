// Thrift's compact protocol, as far as a Parquet footer needs it.
// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

const TYPE = { i32: 5, i64: 6, text: 8, list: 9, struct: 12 } as const;

/** A value with its Thrift type. */
export type Value =
  | { readonly type: 'i32' | 'i64'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'list'; readonly value: readonly Value[] }
  | { readonly type: 'struct'; readonly value: Fields };

/** Fields of a struct by their numbers, in ascending order. */
export type Fields = readonly (readonly [number, Value])[];

export const i32 = (value: number): Value => ({ type: 'i32', value });
export const i64 = (value: number): Value => ({ type: 'i64', value });
export const text = (value: string): Value => ({ type: 'text', value });
export const list = (...value: readonly Value[]): Value => ({ type: 'list', value });
export const struct = (...value: Fields): Value => ({ type: 'struct', value });

/** The bytes of a struct. */
export function encode(fields: Fields): Uint8Array {
  const out: number[] = [];
  writeStruct(out, fields);
  return Uint8Array.from(out);
}

function writeStruct(out: number[], fields: Fields): void {
  let last = 0;
  for (const [id, value] of fields) {
    out.push(((id - last) << 4) | TYPE[value.type]);
    write(out, value);
    last = id;
  }
  out.push(0);
}

function write(out: number[], value: Value): void {
  if (value.type === 'struct') writeStruct(out, value.value);
  else if (value.type === 'list') writeList(out, value.value);
  else if (value.type === 'text') {
    const bytes = Buffer.from(value.value, 'utf8');
    writeVarint(out, bytes.length);
    out.push(...bytes);
  } else writeVarint(out, value.value * 2);
}

/** All elements have the type of the first. */
function writeList(out: number[], values: readonly Value[]): void {
  const type = TYPE[values[0]!.type];
  if (values.length < 15) out.push((values.length << 4) | type);
  else {
    out.push(0xf0 | type);
    writeVarint(out, values.length);
  }
  for (const value of values) write(out, value);
}

/** Whole numbers of 0 or more; a zigzag number of that kind is its double. */
function writeVarint(out: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128);
  out.push(rest);
}
