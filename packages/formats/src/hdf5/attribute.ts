// Attributes: their names and texts, which may lie in a global heap. IV.A.2.m, III.E of the specification.
import { BudgetError } from '../scan/reader.ts';
import { address, expect, length, type File } from './file.ts';
import type { Message } from './messages.ts';
import { elementsOf, readDatatype, readShape, type Datatype } from './types.ts';

export interface Attribute {
  readonly name: string;
  /** The bytes of each text; undefined if its type is stored elsewhere. */
  readonly texts: readonly Uint8Array[] | undefined;
  /** Bytes of any kind, such as NumPy's void. */
  readonly opaque?: true;
}

const MOST_TEXTS = 100_000;
const LONGEST_TEXT = 64 << 20;

export function readAttribute(file: File, message: Message): Attribute {
  const { cursor } = file;
  cursor.seek(message.from);
  const version = cursor.u8();
  const flags = cursor.u8();
  const [name, type, space] = [cursor.uint(2), cursor.uint(2), cursor.uint(2)];
  if (version === 3) cursor.skip(1);
  // Version 1 pads each part to eight bytes.
  const end = (bytes: number): number => (version === 1 ? Math.ceil(bytes / 8) * 8 : bytes);
  const at = cursor.at;
  const called = terminated(cursor.bytes(name));
  if (version > 1 && (flags & 3) !== 0) return { name: called, texts: undefined };
  cursor.seek(at + end(name));
  const datatype = readDatatype(file);
  cursor.seek(at + end(name) + end(type));
  const shape = readShape(file);
  const data = at + end(name) + end(type) + end(space);
  const texts = readTexts(file, datatype, elementsOf(shape), data, message.to);
  return { name: called, texts, ...(datatype.kind === 'opaque' && { opaque: true }) };
}

function readTexts(file: File, type: Datatype, elements: number, from: number, to: number): readonly Uint8Array[] {
  if (type.kind === 'number' || type.kind === 'other') return [];
  if (elements > MOST_TEXTS) throw new BudgetError(`an attribute has more than ${MOST_TEXTS} texts`);
  const texts: Uint8Array[] = [];
  let bytes = 0;
  for (let i = 0, at = from; i < elements && at + type.size <= to; i++, at += type.size) {
    file.context.budget.tick();
    file.cursor.seek(at);
    const text =
      type.kind === 'text' || type.kind === 'opaque'
        ? new Uint8Array(file.cursor.bytes(type.size))
        : readHeapText(file);
    // Many elements may point to one text.
    bytes += text.length;
    if (bytes > LONGEST_TEXT) throw new BudgetError(`the texts of an attribute are longer than ${LONGEST_TEXT} bytes`);
    texts.push(text);
  }
  return texts;
}

/** Reads the text that an element points to by its length, a collection and a number in it. */
function readHeapText(file: File): Uint8Array {
  const size = file.cursor.uint(4);
  const heap = address(file);
  const wanted = file.cursor.uint(4);
  if (size === 0 || heap === undefined || heap === file.base) return new Uint8Array();
  if (size > LONGEST_TEXT) throw new BudgetError(`a text is longer than ${LONGEST_TEXT} bytes`);
  return heapObject(file, heap, wanted).subarray(0, size);
}

/** Of two objects of one number the library takes the last one; free space, which has number 0, may stand anywhere. H5HGcache.c */
function heapObject(file: File, heap: number, wanted: number): Uint8Array {
  let found: Uint8Array | undefined;
  for (const { number, at, size } of heapObjects(file, heap)) {
    if (number !== wanted) continue;
    if (size > LONGEST_TEXT) throw new BudgetError(`a text is longer than ${LONGEST_TEXT} bytes`);
    if (found !== undefined) file.into.doubt('broken', 'two texts of a heap have one number');
    file.cursor.seek(at);
    found = new Uint8Array(file.cursor.bytes(size));
  }
  return found ?? new Uint8Array();
}

/** Where the bytes of each object in a collection of a global heap lie. */
export function* heapObjects(
  file: File,
  heap: number,
): Iterable<{ readonly number: number; readonly at: number; readonly size: number }> {
  const { cursor } = file;
  expect(file, heap, 'GCOL');
  cursor.skip(4);
  const end = Math.min(heap + length(file), file.size);
  const header = 8 + file.lengths;
  for (let at = cursor.at, steps = 0; at + header <= end; steps++) {
    if (steps % 4096 === 4095) file.context.budget.tick();
    cursor.seek(at);
    const number = cursor.uint(2);
    cursor.skip(6);
    const size = length(file);
    if (number > 0) yield { number, at: at + header, size };
    // The size of free space counts its own header.
    else if (size < header) return;
    at += number > 0 ? header + Math.ceil(size / 8) * 8 : size;
  }
}

/** A name up to its zero byte. */
export function terminated(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8');
}
