// safetensors: eight bytes of length, a JSON header, then numbers and nothing else.
// https://github.com/huggingface/safetensors: what its own validate() refuses is an anomaly here.
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { strictJson } from '../json/json-text.ts';
import { codeSign } from '../scan/code-like.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import type { Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { checkLayout, type Extent } from '../scan/layout.ts';

/** Bytes of a header at most, as the library has it. */
const LONGEST_HEADER = 100_000_000;

/** Element types by their bits. */
const TYPES: Readonly<Record<number, string>> = {
  4: 'F4',
  6: 'F6_E2M3 F6_E3M2',
  8: 'BOOL U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ',
  16: 'U16 I16 F16 BF16',
  32: 'U32 I32 F32',
  64: 'U64 I64 F64 C64',
};
const BITS: ReadonlyMap<string, number> = new Map(
  Object.entries(TYPES).flatMap(([bits, names]) => names.split(' ').map((name) => [name, Number(bits)] as const)),
);

export const safetensorsReader: Reader = {
  format: 'safetensors',
  recognises: (head) => head.length >= 10 && head[6] === 0 && head[7] === 0 && startsJson(head[8]!, head[9]!),
  read,
};

/** `{"`, `{}` or `[[`, with white space; any other start is refused by every reader of the format. */
function startsJson(first: number, second: number): boolean {
  return '{['.includes(String.fromCharCode(first)) && '"}[]{ \n\r\t'.includes(String.fromCharCode(second));
}

function read(source: ByteSource): ReadResult {
  const into = makeCollector();
  const view = Buffer.from(source.read(0, 8));
  const length = view.readUInt32LE(0) + view.readUInt32LE(4) * 2 ** 32;
  if (length > LONGEST_HEADER || length > source.size - 8) {
    into.anomaly('header-length', `its header would be ${length} bytes long; the file has ${source.size}`, 0);
    into.doubt('broken', 'its header does not end within the file');
    return into.facts();
  }
  const header = strictJson(source.read(8, length), into, 'the header');
  if (header !== undefined) readHeader(header, { size: source.size - 8 - length, origin: 8 + length }, into);
  return into.facts();
}

function readHeader(header: Json, data: { readonly size: number; readonly origin: number }, into: Collector): void {
  if (!isObject(header)) {
    into.anomaly('header-syntax', 'its header is no JSON object', 8);
    return into.doubt('broken', 'its header is no JSON object');
  }
  const extents: Extent[] = [];
  header.values.forEach((value, i) => {
    const name = header.keys[i]!;
    if (name === '__metadata__') return readMetadata(value, into);
    const extent = readTensor(name, value, into);
    if (extent) extents.push(extent);
  });
  checkLayout(extents, { ...data, padding: 0 }, into);
}

/** Text by name, by the format; other values are refused by its library. */
function readMetadata(metadata: Json, into: Collector): void {
  if (!isObject(metadata)) return into.anomaly('header-syntax', '__metadata__ is no JSON object');
  metadata.values.forEach((value, i) => {
    const what = `__metadata__.${metadata.keys[i]!}`;
    if (typeof value !== 'string') into.anomaly('header-syntax', `${what} is no text`);
    const sign = codeSign(typeof value === 'string' ? value : JSON.stringify(value));
    if (sign !== undefined) into.anomaly('code-in-text', `${what} reads as a program: ${sign}`);
  });
}

function readTensor(name: string, tensor: Json, into: Collector): Extent | undefined {
  const fields = isObject(tensor) ? fieldsOf(tensor) : undefined;
  if (!fields) {
    into.anomaly('header-syntax', `${name} has no dtype, shape and data_offsets of the format's own`);
    return undefined;
  }
  const { dtype, shape, from, to } = fields;
  const bits = BITS.get(dtype);
  const bytes = (shape.reduce((product, n) => product * n, 1) * (bits ?? 0)) / 8;
  if (bits === undefined) into.anomaly('header-syntax', `${name} has elements of an unknown type, ${dtype}`);
  else if (bytes > Number.MAX_SAFE_INTEGER)
    into.anomaly('shape-too-large', `${name} has the shape ${shape.join(' × ')}`);
  else if (bytes !== to - from)
    into.anomaly('offset-out-of-range', `${name} has ${to - from} bytes, and its type and shape need ${bytes}`);
  into.tensor(dtype.slice(0, 20), Math.max(0, to - from));
  return { name, from, to };
}

interface Fields {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

function fieldsOf(tensor: JsonObject): Fields | undefined {
  const dtype = valueOf(tensor, 'dtype');
  const shape = valueOf(tensor, 'shape');
  const offsets = valueOf(tensor, 'data_offsets');
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) return undefined;
  const [from, to] = offsets as readonly [number, number];
  return tensor.keys.length === 3 && from <= to ? { dtype, shape, from, to } : undefined;
}

/** Whole numbers from 0; those above 2^53 are only ever too large. */
const isCounts = (value: Json | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((n) => typeof n === 'number' && Number.isInteger(n) && n >= 0);
