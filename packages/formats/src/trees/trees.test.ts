// Boosted trees: inert where the whole is well made, and not evaluated where it is not.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BrokenError, BudgetError } from '../scan/reader.ts';
import { codesOf, factsIn } from '../scan/testing.ts';
import { catboostReader } from './catboost.ts';
import { ubjsonReader } from './ubjson.ts';
import { xgboostReader } from './xgboost.ts';

const file = (name: string): Buffer =>
  readFileSync(new URL(`../../../testkit/fixtures/scan/benign/${name}`, import.meta.url));

describe('UBJSON', () => {
  const bytes = file('trees.ubj');

  it('by XGBoost is inert', () => {
    expect(factsIn(ubjsonReader, bytes)).toEqual({ treatment: { kind: 'inert' } });
  });

  it('cut short is broken, wherever', () => {
    for (let end = 5; end < bytes.length; end++)
      expect(() => factsIn(ubjsonReader, bytes.subarray(0, end))).toThrow(BrokenError);
  });

  it('with something behind it says so', () => {
    expect(codesOf(factsIn(ubjsonReader, Buffer.concat([bytes, Buffer.from('PK')])))).toEqual(['trailing-bytes']);
  });

  it.each([
    ['a length below zero', '{L\xff\xff\xff\xff\xff\xff\xff\xffaZ}'],
    ['a length beyond the file', '{L\x00\xff\xff\xff\xff\xff\xff\xffaZ}'],
    ['an unknown kind', '{U\x01aX}'],
    ['a list of a type without a length', '{U\x01a[$d}'],
  ])('%s is broken', (_, text) => {
    expect(() => factsIn(ubjsonReader, Buffer.from(text, 'latin1'))).toThrow(BrokenError);
  });

  it('lists within lists end as a budget', () => {
    expect(() => factsIn(ubjsonReader, `{U\u0001a${'['.repeat(1_000_000)}`)).toThrow(BudgetError);
  });

  it('lists of no bytes by the million end', () => {
    const list = Buffer.from('{U\x01a[$Z#l\x7f\xff\xff\xff}', 'latin1');
    expect(() => factsIn(ubjsonReader, list)).toThrow(BrokenError);
  });
});

describe('CatBoost', () => {
  it('by itself is inert', () => {
    expect(factsIn(catboostReader, file('trees.cbm'))).toEqual({ treatment: { kind: 'inert' } });
  });

  it('cut short is broken', () => {
    expect(() => factsIn(catboostReader, file('trees.cbm').subarray(0, -1))).toThrow(BrokenError);
    expect(() => factsIn(catboostReader, 'CBM1')).toThrow(BrokenError);
  });
});

describe("XGBoost's old binary", () => {
  const name = (text: string): Buffer => {
    const length = Buffer.alloc(8);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, Buffer.from(text)]);
  };
  const model = (objective: string, booster: string): Buffer =>
    Buffer.concat([Buffer.alloc(136), name(objective), name(booster), Buffer.alloc(40)]);

  it.each([
    ['without a magic word', model('reg:squarederror', 'gbtree')],
    ['with one', Buffer.concat([Buffer.from('binf'), model('binary:logistic', 'dart')])],
  ])('%s is inert', (_, bytes) => {
    expect(factsIn(xgboostReader, bytes)).toEqual({ treatment: { kind: 'inert' } });
  });

  it.each([
    ['another booster', model('reg:squarederror', 'other')],
    ['no objective', model('os.system("id")', 'gbtree')],
    ['nothing behind its sizes', Buffer.alloc(136)],
  ])('with %s is none', (_, bytes) => {
    expect(factsIn(xgboostReader, bytes)).toBeUndefined();
  });
});
