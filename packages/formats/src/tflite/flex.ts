// Operators of TensorFlow in a TensorFlow Lite model: what runs is what an operator's own options say, whatever its code is called.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/lite/delegates/flex/kernel.cc, InitializeNodeDef;
// https://flatbuffers.dev/internals, FlexBuffers
import { eachField, startWalk, textOf } from '../protobuf/fields.ts';
import { BrokenError, type Budget } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';

const VECTOR = 10;
const TEXT = 5;
/** NodeDef's operator. */
const OP = 2;

/** Names in the options: one that TensorFlow looks up, and that of the node. Throws BrokenError where there are none. */
export function flexOperators(options: Uint8Array, budget: Pick<Budget, 'tick'>): readonly string[] {
  const [name, node] = textsOf(options);
  let op = '';
  const source = memorySource(node);
  eachField(startWalk(source, budget), { from: 0, to: source.size }, (field) => {
    if (field.no === OP) op = textOf(startWalk(source, budget), field);
  });
  return [...new Set([Buffer.from(name).toString('utf8'), op])];
}

/** The first two elements of the vector that the options are. The root stands at the end: its place, its type, and the width of both. */
function textsOf(options: Uint8Array): readonly [Uint8Array, Uint8Array] {
  const width = uint(options, options.length - 1, 1);
  const type = uint(options, options.length - 2, 1);
  const root = options.length - 2 - width;
  const element = 1 << (type & 3);
  const at = root - uint(options, root, width);
  const length = uint(options, at - element, element);
  if (type >> 2 !== VECTOR || length < 2) throw new BrokenError('the options of an operator are no list');
  const types = at + length * element;
  return [textAt(options, at, element, types), textAt(options, at + element, element, types + 1)];
}

/** A text stands before what refers to it, and its length before it. */
function textAt(options: Uint8Array, from: number, width: number, typeAt: number): Uint8Array {
  const type = uint(options, typeAt, 1);
  if (type >> 2 !== TEXT) throw new BrokenError('the options of an operator do not say what it is');
  const at = from - uint(options, from, width);
  const ofLength = 1 << (type & 3);
  const length = uint(options, at - ofLength, ofLength);
  if (at + length > options.length) throw new BrokenError('the options of an operator are cut short');
  return options.subarray(at, at + length);
}

function uint(bytes: Uint8Array, at: number, width: number): number {
  if (![1, 2, 4, 8].includes(width) || at < 0 || at + width > bytes.length)
    throw new BrokenError('the options of an operator are cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, width);
  if (width === 8) return Number(view.getBigUint64(0, true));
  return width === 4 ? view.getUint32(0, true) : width === 2 ? view.getUint16(0, true) : view.getUint8(0);
}
