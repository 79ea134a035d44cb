// TensorProto: its size against what it says of its shape, and the file that holds its bytes.
import { eachField, integersOf, messageOf, textOf, type Field, type Walk } from '../protobuf/fields.ts';
import type { Reading } from './reading.ts';

/** TensorProto.DataType. */
const TYPES: readonly string[] = (
  'undefined float32 uint8 int8 uint16 int16 int32 int64 string bool float16 float64 uint32 uint64 complex64 complex128 ' +
  'bfloat16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz uint4 int4 float4e2m1 float8e8m0 uint2 int2'
).split(' ');
/** Elements in a byte at most, in the smallest of these types. */
const DENSEST = 4;
/** float, int32, string, int64, raw, double and uint64 data. */
const DATA: ReadonlySet<number> = new Set([4, 5, 6, 7, 9, 10, 11]);
const EXTERNAL = 13;

/** What ONNX Runtime writes for its own memory: up to 1.22 it believes a file that says so, and reads at any address of the process. */
const OF_MEMORY = /^\*\/_ORT_/;

export function readTensor({ walk, into, context }: Reading, tensor: Field): void {
  let [type, elements, bytes, external] = [0, 1, 0, false];
  eachField(walk, tensor, (field) => {
    if (field.no === 1) for (const n of integersOf(walk, field, MOST_DIMENSIONS)) elements *= n;
    else if (field.no === 2) type = field.value;
    else if (DATA.has(field.no)) bytes += Math.max(1, field.to - field.from);
    else if (field.no === EXTERNAL) {
      external = true;
      const target = locationOf(walk, messageOf(field));
      if (target !== undefined) into.reference(target, OF_MEMORY.test(target) ? 'outside' : context.resolve(target));
    }
  });
  if (elements > Number.MAX_SAFE_INTEGER || (!external && elements > bytes * DENSEST))
    into.anomaly('shape-too-large', `a tensor of ${bytes} bytes claims ${elements} elements`, tensor.from);
  into.tensor(TYPES[type] ?? `type ${type}`, bytes);
}

/** StringStringEntryProto: the path under the key location, and undefined under any other. */
function locationOf(walk: Walk, entry: Field): string | undefined {
  let [key, value] = ['', ''];
  eachField(walk, entry, (field) => {
    if (field.no === 1) key = textOf(walk, field);
    else if (field.no === 2) value = textOf(walk, field);
  });
  return key === 'location' ? value : undefined;
}

/** SparseTensorProto: values and indices are tensors. */
export function readSparse(reading: Reading, sparse: Field): void {
  eachField(reading.walk, sparse, (field) => {
    if (field.no === 1 || field.no === 2) readTensor(reading, messageOf(field));
  });
}

/** More dimensions than any tensor has. */
const MOST_DIMENSIONS = 64;
