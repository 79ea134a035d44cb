// GGUF: key-value pairs, names and places of tensors, then numbers. Counts are checked against the bytes that exist before
// anything is kept. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
import type { TemplateFact } from '@modelgate/core';
import { readTemplate } from '../jinja/read-template.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import { openCursor, type Cursor } from '../scan/cursor.ts';
import { BrokenError, BudgetError, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { checkLayout, type Extent } from '../scan/layout.ts';
import { ARRAY, TENSOR_TYPES, TEXT, UINT32, VALUE_BYTES } from './value-types.ts';

const MAGIC = [0x47, 0x47, 0x55, 0x46];
/** ggml's own limits: GGML_MAX_DIMS; arrays in arrays are in no file of its writers. */
const MOST_DIMENSIONS = 4;
const DEEPEST_ARRAY = 4;
/** Real keys and names stay below 100 bytes, real files below 10,000 of them. */
const LONGEST_NAME = 1024;
const MOST_PAIRS = 1 << 16;
const MOST_TENSORS = 1 << 18;
const LONGEST_TEMPLATE = 1 << 20;

export const ggufReader: Reader = {
  format: 'gguf',
  recognises: (head) => MAGIC.every((byte, i) => head[i] === byte),
  read,
};

/** What stays the same while one file is read. */
interface File {
  readonly cursor: Cursor;
  readonly into: Collector;
  readonly context: ReadContext;
  readonly big: boolean;
  /** The bytes of a count or of a text's length: 4 in version 1, 8 since. */
  readonly wide: number;
}

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  try {
    readFile(openCursor(source, MAGIC.length), source.size, into, context);
  } catch (error) {
    if (error instanceof BudgetError) into.doubt('budget', error.message);
    else if (error instanceof BrokenError) into.doubt('broken', error.message);
    else throw error;
  }
  return into.facts();
}

function readFile(cursor: Cursor, size: number, into: Collector, context: ReadContext): void {
  const little = cursor.uint(4);
  const big = (little & 0xffff) === 0;
  const version = big ? little / 2 ** 24 : little;
  if (version < 1 || version > 3) return into.doubt('unsupported', `its version is ${version}; 1 to 3 are known`);
  const file: File = { cursor, into, context, big, wide: version === 1 ? 4 : 8 };
  // A tensor's entry has a length, a count of dimensions, a type and a place; a pair has a length, a type and a value.
  const tensors = count(file, file.wide + 16, 'tensors');
  const pairs = count(file, file.wide + 5, 'key-value pairs');
  const alignment = readPairs(file, pairs);
  readTensors(file, tensors, alignment, size);
}

/** A count of things that need at least this many bytes each. */
function count({ cursor, into, big, wide }: File, each: number, what: string): number {
  const at = cursor.at;
  const n = cursor.uint(wide, big);
  if (n * each <= cursor.left) return n;
  into.anomaly('header-length', `it claims ${n} ${what}, for which it is too short`, at);
  throw new BrokenError(`it claims ${n} ${what}, for which it is too short`);
}

/** Reads all pairs, and returns the alignment of tensors. */
function readPairs(file: File, pairs: number): number {
  if (pairs > MOST_PAIRS) throw new BudgetError(`it has more than ${MOST_PAIRS} key-value pairs`);
  const seen = new Set<string>();
  let alignment = 32;
  for (let i = 0; i < pairs; i++) {
    const key = text(file, LONGEST_NAME, 'a key')!;
    if (seen.has(key)) file.into.anomaly('duplicate-key', `the key ${key} stands twice`, file.cursor.at);
    seen.add(key);
    const type = file.cursor.uint(4, file.big);
    if (key === 'general.alignment' && type === UINT32) alignment = checked(file, file.cursor.uint(4, file.big));
    else readValue(file, key, type, 0);
  }
  return alignment;
}

function checked({ into, cursor }: File, alignment: number): number {
  if (alignment >= 1 && Number.isInteger(Math.log2(alignment))) return alignment;
  into.anomaly('header-syntax', `its alignment is ${alignment}, which is no power of two`, cursor.at);
  return 32;
}

function readValue(file: File, key: string, type: number, depth: number): void {
  const bytes = VALUE_BYTES[type];
  if (bytes !== undefined) return file.cursor.skip(bytes);
  if (type === TEXT) return readText(file, key);
  if (type !== ARRAY) throw new BrokenError(`${key} is of an unknown type, ${type}`);
  if (depth >= DEEPEST_ARRAY) throw new BudgetError(`${key} is nested more than ${DEEPEST_ARRAY} deep`);
  const element = file.cursor.uint(4, file.big);
  const size = VALUE_BYTES[element];
  const n = count(file, size ?? (element === TEXT ? file.wide : file.wide + 4), `values in ${key}`);
  if (size !== undefined) return file.cursor.skip(n * size);
  for (let i = 0; i < n; i++) {
    if (i % 4096 === 0) file.context.budget.tick();
    readValue(file, key, element, depth + 1);
  }
}

/**
 * Templates are the part of a GGUF file that runs: those under llama.cpp's and llama-cpp-python's own keys, and any
 * text in an array below them.
 */
function readText(file: File, key: string): void {
  const template = key.startsWith('tokenizer.chat_template');
  const value = text(file, template ? LONGEST_TEMPLATE : 0, key);
  if (!template) return;
  file.into.template(value === undefined ? unread(key) : readTemplate(key, value));
}

const unread = (name: string): TemplateFact => ({
  name,
  attributes: [],
  calls: [],
  broken: `it is longer than ${LONGEST_TEMPLATE} bytes`,
});

/** A text of at most so many bytes; undefined where it is longer and was skipped. A key or name must not be. */
function text({ cursor, into, big, wide }: File, longest: number, what: string): string | undefined {
  const at = cursor.at;
  const length = cursor.uint(wide, big);
  if (length > cursor.left) {
    into.anomaly('header-length', `${what} would be ${length} bytes long, more than the file has`, at);
    throw new BrokenError(`${what} does not end within the file`);
  }
  if (length > longest) {
    if (longest === LONGEST_NAME) throw new BrokenError(`${what} is ${length} bytes long`);
    cursor.skip(length);
    return undefined;
  }
  return Buffer.from(cursor.bytes(length)).toString('utf8');
}

function readTensors(file: File, tensors: number, alignment: number, size: number): void {
  const { cursor, into } = file;
  if (tensors > MOST_TENSORS) throw new BudgetError(`it has more than ${MOST_TENSORS} tensors`);
  const extents: Extent[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < tensors; i++) {
    if (i % 4096 === 0) file.context.budget.tick();
    const extent = readTensor(file, alignment);
    if (seen.has(extent.name)) into.anomaly('duplicate-key', `two tensors are called ${extent.name}`, cursor.at);
    seen.add(extent.name);
    extents.push(extent);
  }
  const origin = Math.ceil(cursor.at / alignment) * alignment;
  // A file without tensors may end with its last pair.
  const data = { size: Math.max(0, size - origin), origin, padding: alignment - 1 };
  checkLayout(extents, data, into);
}

function readTensor(file: File, alignment: number): Extent {
  const { cursor, into, big, wide } = file;
  const name = text(file, LONGEST_NAME, "a tensor's name")!;
  const at = cursor.at;
  const dimensions = cursor.uint(4, big);
  if (dimensions > MOST_DIMENSIONS) throw new BrokenError(`${name} has ${dimensions} dimensions`);
  let elements = 1;
  for (let i = 0; i < dimensions; i++) elements *= cursor.uint(wide, big);
  const number = cursor.uint(4, big);
  const from = cursor.uint(8, big);
  const [type, block, bytes] = TENSOR_TYPES[number] ?? unknownType(file, name, number);
  const size = (elements / block) * bytes;
  if (size > Number.MAX_SAFE_INTEGER) into.anomaly('shape-too-large', `${name} has ${elements} elements`, at);
  if (from % alignment !== 0) into.anomaly('offset-out-of-range', `${name} is not aligned to ${alignment} bytes`, at);
  into.tensor(type, size);
  return { name, from, to: from + size };
}

function unknownType({ into }: File, name: string, number: number): readonly [string, number, number] {
  into.doubt('unsupported', `${name} is of ggml's type ${number}, which is not known here`);
  return [`type ${number}`, 1, 0];
}
