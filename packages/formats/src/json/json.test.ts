// JSON as its own reader: what JSON.parse gives, and what it hides.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenError, BudgetError } from '../scan/reader.ts';
import { beginsAsJson, decodeJson } from './encoding.ts';
import { isObject, JSON_LIMITS, readJson, valueOf, type Json } from './read-json.ts';
import { eachObject } from './walk.ts';

/** As JSON.parse gives it, without a prototype. */
function plain(value: Json): unknown {
  if (isObject(value)) return Object.fromEntries(value.keys.map((key, i) => [key, plain(value.values[i]!)]));
  return Array.isArray(value) ? (value as readonly Json[]).map(plain) : value;
}

describe('readJson', () => {
  it('gives what JSON.parse gives', () => {
    const json = fc.oneof(
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify(value, undefined, 2)),
    );
    fc.assert(
      fc.property(json, (text) => {
        expect(plain(readJson(text).value)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '\n', ':', '01', 'nul'));
    fc.assert(
      fc.property(broken, ([text, place, insert]) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + insert + text.slice(at + (insert === '' ? 1 : 0));
        const parsed = attempt(() => JSON.parse(changed) as unknown);
        const read = attempt(() => plain(readJson(changed, false).value));
        expect(read).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells keys that stand twice, and keeps both', () => {
    const { value, duplicates } = readJson('{"a": 1, "b": {"a": 2}, "\\u0061": 3}');
    expect(duplicates).toEqual(['a']);
    expect(isObject(value) && value.values).toHaveLength(3);
    expect(isObject(value) && valueOf(value, 'a')).toBe(3);
  });

  it("Python's own numbers only where Python reads", () => {
    expect(readJson('[NaN, -Infinity]').value).toEqual([Number.NaN, Number.NEGATIVE_INFINITY]);
    expect(() => readJson('[NaN]', false)).toThrow(BrokenError);
  });

  it('a key is no prototype', () => {
    const { value } = readJson('{"__proto__": {"a": 1}, "constructor": 2}');
    expect(isObject(value) && value.keys).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    ['depth', '['.repeat(1_000_000)],
    ['depth of objects', '{"a":'.repeat(200_000)],
    ['values', `[${'0,'.repeat(JSON_LIMITS.values)}0]`],
  ])('a bomb of %s ends as a budget', (_, text) => {
    expect(() => readJson(text)).toThrow(BudgetError);
  });
});

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return 'refused';
  }
}

describe('encodings', () => {
  const text = '{"a": "ä"}';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()],
  ])('%s is found as Python finds it', (_, bytes) => {
    expect(beginsAsJson(bytes)).toBe(true);
    expect(decodeJson(bytes)).toBe(text);
  });

  it('UTF-32 is known and refused', () => {
    const wide = Buffer.concat(Array.from(text, (c) => Buffer.from([c.codePointAt(0)!, 0, 0, 0])));
    expect(beginsAsJson(wide)).toBe(true);
    expect(() => decodeJson(wide)).toThrow(BrokenError);
  });

  it.each([['[1] Smith et al.'], ['[section]\na = 1'], ['{% for m in messages %}'], ['{a: 1}'], ['] odd'], ['text']])(
    '%s does not begin as a config does',
    (other) => expect(beginsAsJson(Buffer.from(other))).toBe(false),
  );
});

it('objects are visited with the way to them', () => {
  const seen: string[] = [];
  eachObject(readJson('{"a": [{"b": {}}, [1, [{}]]], "": {}}').value, (_, path) => seen.push(path));
  expect(seen).toEqual(['', 'a[0]', 'a[0].b', 'a[1][1][0]', '']);
});
