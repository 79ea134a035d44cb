// JSON read strictly, with what JSON.parse hides: keys that stand twice, and where. The parser is our own for two
// reasons: a bomb of a million brackets ends JSON.parse (and Python's, and serde's) each in its own way, and two
// readers that take different ones of two equal keys let a file show a scanner another model than the loader.
import { BrokenError, BudgetError } from '../scan/reader.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** Keys and values in the order of the text, equal keys too. */
export interface JsonObject {
  readonly keys: readonly string[];
  readonly values: readonly Json[];
}

export interface JsonText {
  readonly value: Json;
  /** Keys that stand twice in one object, at most 20 of them. */
  readonly duplicates: readonly string[];
}

/** What no header or config needs; the tokenizer with most entries has 1.9 million values. */
export const JSON_LIMITS = { depth: 100, values: 2_400_000 } as const;

const MOST_DUPLICATES = 20;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The last value of a key, as JSON.parse and Python take it. */
export function valueOf(object: JsonObject, key: string): Json | undefined {
  const at = object.keys.lastIndexOf(key);
  return at < 0 ? undefined : object.values[at];
}

/** How far one text was read. */
interface Reading {
  readonly text: string;
  readonly words: typeof WORDS;
  readonly duplicates: string[];
  /** What is not closed yet, outermost first. */
  readonly open: Open[];
  at: number;
  count: number;
}

interface Open {
  /** Undefined in an array. */
  readonly keys: string[] | undefined;
  readonly seen: Set<string> | undefined;
  readonly values: Json[];
}

/**
 * Parses a text. `python`: NaN, Infinity and -Infinity too, which Python writes and reads.
 * Throws BrokenError at the first fault, BudgetError beyond JSON_LIMITS.
 */
export function readJson(text: string, python = true): JsonText {
  const reading: Reading = { text, words: python ? PYTHON_WORDS : WORDS, duplicates: [], open: [], at: 0, count: 0 };
  for (;;) {
    const begun = begin(reading);
    const whole = begun === undefined ? undefined : enclose(reading, begun);
    if (whole === undefined) continue;
    space(reading);
    if (reading.at < text.length) fault(reading, 'something follows its end');
    return { value: whole, duplicates: reading.duplicates };
  }
}

/** Opens an array or object that has members, or gives a whole value. */
function begin(reading: Reading): Json | undefined {
  space(reading);
  if (++reading.count > JSON_LIMITS.values)
    throw new BudgetError(`its JSON has more than ${JSON_LIMITS.values} values`);
  const c = reading.text[reading.at];
  if (c !== '{' && c !== '[') return scalar(reading, c);
  reading.at += 1;
  space(reading);
  const inner: Open =
    c === '{' ? { keys: [], seen: new Set(), values: [] } : { keys: undefined, seen: undefined, values: [] };
  if (reading.text[reading.at] === (inner.keys ? '}' : ']')) {
    reading.at += 1;
    return closed(inner);
  }
  if (reading.open.length >= JSON_LIMITS.depth)
    throw new BudgetError(`its JSON is nested more than ${JSON_LIMITS.depth} deep`);
  reading.open.push(inner);
  if (inner.keys) readKey(reading, inner);
  return undefined;
}

/** Puts a whole value into what encloses it, which may be whole then; undefined where more members follow. */
function enclose(reading: Reading, value: Json): Json | undefined {
  let whole = value;
  for (let outer = reading.open.at(-1); outer !== undefined; outer = reading.open.at(-1)) {
    outer.values.push(whole);
    if (goesOn(reading, outer)) return undefined;
    reading.open.pop();
    whole = closed(outer);
  }
  return whole;
}

/** After a member: true where another one follows. */
function goesOn(reading: Reading, outer: Open): boolean {
  space(reading);
  const c = reading.text[reading.at++];
  if (c === ',') {
    if (outer.keys) readKey(reading, outer);
    return true;
  }
  if (c !== (outer.keys ? '}' : ']')) fault(reading, 'a comma or a closing bracket is missing');
  return false;
}

function readKey(reading: Reading, { keys, seen }: Open): void {
  space(reading);
  if (reading.text[reading.at] !== '"') fault(reading, 'a key is missing');
  const name = string(reading);
  if (seen!.has(name) && reading.duplicates.length < MOST_DUPLICATES) reading.duplicates.push(name);
  seen!.add(name);
  keys!.push(name);
  space(reading);
  if (reading.text[reading.at++] !== ':') fault(reading, 'a colon is missing');
}

/** Copies have no spare room: millions of small lists would need ten times the memory. */
const closed = ({ keys, values }: Open): Json => {
  if (values.length === 0) return keys ? NO_MEMBERS : NO_VALUES;
  return keys ? { keys: keys.slice(), values: values.slice() } : values.slice();
};

const NO_VALUES: readonly Json[] = [];
const NO_MEMBERS: JsonObject = { keys: [], values: [] };

function scalar(reading: Reading, c: string | undefined): Json {
  if (c === '"') return string(reading);
  const { text, words, at } = reading;
  NUMBER.lastIndex = at;
  const digits = NUMBER.exec(text)?.[0];
  if (digits !== undefined) {
    reading.at += digits.length;
    return Number(digits);
  }
  const [word, value] = words.find(([w]) => text.startsWith(w, at)) ?? fault(reading, 'a value is missing');
  reading.at += word.length;
  return value;
}

function string(reading: Reading): string {
  const { text } = reading;
  const first = ++reading.at;
  let plain = true;
  for (; ; reading.at++) {
    const c = text.charCodeAt(reading.at);
    if (c === QUOTE) break;
    if (c === BACKSLASH) {
      plain = false;
      reading.at += 1;
    } else if (c < 0x20 || Number.isNaN(c)) fault(reading, 'a string has a control character in it, or no end');
  }
  const raw = text.slice(first, reading.at++);
  return plain ? raw : unescaped(reading, raw);
}

function unescaped(reading: Reading, raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return fault(reading, 'a string has an escape that JSON has not');
  }
}

function space(reading: Reading): void {
  for (;;) {
    const c = reading.text.charCodeAt(reading.at);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
    reading.at += 1;
  }
}

function fault(reading: Reading, what: string): never {
  throw new BrokenError(`its JSON is broken at character ${reading.at}: ${what}`);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORDS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const PYTHON_WORDS: typeof WORDS = [
  ...WORDS,
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];
