// Codes of strings and keys: equal values, equal codes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BatchStrings } from './batch-strings.ts';
import { HashCodes } from './hash-codes.ts';
import { StringCodes } from './string-codes.ts';

const hash = fc.tuple(fc.nat(50), fc.nat(3)).map(([low, high]) => [low * 4096, high] as const);

it('numbers hashes as they appear, through every growth', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 400 }), (hashes) => {
      const codes = new HashCodes();
      const seen: string[] = [];
      for (const [low, high] of hashes) {
        const key = `${low}:${high}`;
        if (!seen.includes(key)) seen.push(key);
        expect(codes.code(low, high)).toBe(seen.indexOf(key));
      }
    }),
  );
  const many = new HashCodes();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 100_000; i++) expect(many.code(Math.imul(i, 0x9e3779b1) >>> 0, i)).toBe(i);
  }
});

it('decodes each string once, until it forgets', () => {
  const codes = new StringCodes();
  let decoded = 0;
  const decode = (i: number) => (): string => {
    decoded++;
    return `text ${i}`;
  };
  for (let i = 0; i < 1000; i++) expect(codes.names[codes.code(i % 10, 0, decode(i % 10))]).toBe(`text ${i % 10}`);
  expect(decoded).toBe(10);
  for (let i = 0; i < 70_000; i++) codes.code(i, 1, decode(i));
  codes.trim();
  expect(codes.names).toEqual([]);
  expect(codes.names[codes.code(5, 0, decode(5))]).toBe('text 5');
});

it('lists the strings of each batch as they appear', () => {
  const batch = fc.array(hash, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
      const strings = new BatchStrings();
      for (const hashes of batches) {
        strings.begin();
        const names = hashes.map(([low, high]) => `${low}:${high}`);
        const places = hashes.map(([low, high], i) => strings.place(low, high, () => names[i]!));
        expect(strings.list).toEqual([...new Set(names)]);
        expect(places.map((place) => strings.list[place])).toEqual(names);
      }
    }),
  );
  const many = new BatchStrings();
  for (let from = 0; from < 200_000; from += 50_000) {
    many.begin();
    for (let i = from; i < from + 60_000; i++) expect(many.place(i, 0, () => `text ${i}`)).toBe(i - from);
    expect(many.list[59_999]).toBe(`text ${from + 59_999}`);
  }
});
