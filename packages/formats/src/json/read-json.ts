// JSON read strictly, with what JSON.parse hides: keys that stand twice, and where. Own, because a bomb of a million brackets
// ends JSON.parse (and Python's, and serde's) in ways of their own, and because two readers that take different ones of two
// equal keys are how a scanner is shown another model than the loader.
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

/** What no header or config needs. */
export const JSON_LIMITS = { depth: 100, values: 8_000_000 } as const;

const MOST_DUPLICATES = 20;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The last value of a key, as JSON.parse and Python take it. */
export function valueOf(object: JsonObject, key: string): Json | undefined {
  const at = object.keys.lastIndexOf(key);
  return at < 0 ? undefined : object.values[at];
}

interface Open {
  /** Undefined in an array. */
  readonly keys: string[] | undefined;
  readonly seen: Set<string>;
  readonly values: Json[];
}

/**
 * Parses a text. `python`: NaN, Infinity and -Infinity too, which Python writes and reads.
 * Throws BrokenError at the first fault, BudgetError beyond JSON_LIMITS.
 */
export function readJson(text: string, python = true): JsonText {
  const duplicates: string[] = [];
  const open: Open[] = [];
  let at = 0;
  let count = 0;

  for (;;) {
    let value = start();
    if (value === undefined) continue;
    // The value is whole: it goes into what encloses it, which may be whole then.
    for (;;) {
      const outer = open.at(-1);
      if (outer === undefined) {
        space();
        if (at < text.length) fault('something follows its end');
        return { value, duplicates };
      }
      outer.values.push(value);
      if (comma(outer)) break;
      open.pop();
      value = closed(outer);
    }
  }

  /** Opens an array or object that has members, or gives a whole value. */
  function start(): Json | undefined {
    space();
    if (++count > JSON_LIMITS.values) throw new BudgetError(`its JSON has more than ${JSON_LIMITS.values} values`);
    const c = text[at];
    if (c !== '{' && c !== '[') return scalar(c);
    at += 1;
    space();
    const inner: Open = { keys: c === '{' ? [] : undefined, seen: new Set(), values: [] };
    if (text[at] === (inner.keys ? '}' : ']')) {
      at += 1;
      return closed(inner);
    }
    if (open.length >= JSON_LIMITS.depth)
      throw new BudgetError(`its JSON is nested more than ${JSON_LIMITS.depth} deep`);
    open.push(inner);
    if (inner.keys) key(inner);
    return undefined;
  }

  /** After a member: true where another one follows. */
  function comma(outer: Open): boolean {
    space();
    const c = text[at++];
    if (c === ',') {
      if (outer.keys) key(outer);
      return true;
    }
    if (c !== (outer.keys ? '}' : ']')) fault('a comma or a closing bracket is missing');
    return false;
  }

  function key({ keys, seen }: Open): void {
    space();
    if (text[at] !== '"') fault('a key is missing');
    const name = string();
    if (seen.has(name) && duplicates.length < MOST_DUPLICATES) duplicates.push(name);
    seen.add(name);
    keys!.push(name);
    space();
    if (text[at++] !== ':') fault('a colon is missing');
  }

  function scalar(c: string | undefined): Json {
    if (c === '"') return string();
    for (const [word, value] of python ? PYTHON_WORDS : WORDS)
      if (text.startsWith(word, at)) {
        at += word.length;
        return value;
      }
    NUMBER.lastIndex = at;
    const [digits] = NUMBER.exec(text) ?? fault('a value is missing');
    at += digits.length;
    return Number(digits);
  }

  function string(): string {
    const first = ++at;
    let plain = true;
    for (; ; at++) {
      const c = text.charCodeAt(at);
      if (c === QUOTE) break;
      if (c === BACKSLASH) {
        plain = false;
        at += 1;
      } else if (c < 0x20 || Number.isNaN(c)) fault('a string has a control character in it, or no end');
    }
    const raw = text.slice(first, at++);
    return plain ? raw : unescaped(raw);
  }

  function unescaped(raw: string): string {
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      return fault('a string has an escape that JSON has not');
    }
  }

  function space(): void {
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      at += 1;
    }
  }

  function fault(what: string): never {
    throw new BrokenError(`its JSON is broken at character ${at}: ${what}`);
  }
}

const closed = ({ keys, values }: Open): Json => (keys ? { keys, values } : values);

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
