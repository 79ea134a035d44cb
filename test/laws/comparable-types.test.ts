// Columns of two data sets are compared by their values, whatever types Parquet keeps them in.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderForTests, parquetFile } from '../../packages/adapters/src/engine/engine.fixture.ts';
import { leaking } from './leaking.ts';

const found = leaking();
const folder = folderForTests();
let files = 0;

/** One column of each side, by SQL; how many of the rows of the first occur in the second, or why nobody can tell. */
async function occurring(own: readonly string[], theirs: readonly string[]): Promise<number | string> {
  const file = async (values: readonly string[]): Promise<string> => {
    const rows = values.map((value) => `select ${value} as a, 'l' as y`).join(' union all ');
    return parquetFile(join(folder, `${files++}.parquet`), rows);
  };
  const sides = { test: await file(own), train: await file(theirs) };
  const [claim] = await found('{ with: train, max: 0 }', 'leakage-rows', sides);
  return 'fact' in claim! ? claim.reason : claim!.value;
}

it.each([
  ['whole numbers of any width', ['7::tinyint', '8::tinyint'], ['7::bigint', '9::bigint'], 1],
  ['beyond 2^53, to the last digit', ['9007199254740993::bigint'], ['9007199254740992::ubigint'], 0],
  ['beyond the signed ones', ['18446744073709551615::ubigint', '1::ubigint'], ['1::bigint', '-1::bigint'], 1],
  ['decimals and doubles', ['1.50::decimal(9,2)', '2.25::decimal(9,2)'], ['1.5::double', '2.2::double'], 1],
  ['floats by their own digits', ['0.1::float', '0.3::float'], ['0.1::double', '0.2::double'], 1],
  ['whole numbers and floats', ['16777217::integer', '3::integer'], ['16777216::float', '3::float'], 1],
  ['not a number is not a value', ["'nan'::double", '1::double'], ['null::double', '2::double'], 1],
  ['categories and text', ["'a'::enum('a', 'b')", "'b'::enum('a', 'b')"], ["'b'", "'c'"], 1],
  [
    'a day is its first moment',
    ["date '2026-01-02'", "date '2026-01-03'"],
    ["timestamp '2026-01-02 12:00:00'", "timestamp '2026-01-03'"],
    1,
  ],
  ['times of any precision', ["'2026-01-02 12:00:00'::timestamp_s"], ["'2026-01-02 12:00:00'::timestamp_ns"], 1],
  ['lists of one type', ['[1, 2]', '[3]'], ['[1, 2]', '[2, 1]'], 1],
  ['structs of one type', ["{ 'k': 1 }", "{ 'k': null }"], ["{ 'k': null }", "{ 'k': 2 }"], 1],
  [
    'lists of other types',
    ['[1, 2]'],
    ['[1.0::float, 2.0::float]'],
    'column a is INTEGER[], in train it is FLOAT[]: they cannot be compared',
  ],
  [
    'zoned times and others',
    ["timestamptz '2026-01-02 12:00:00+00'"],
    ["timestamp '2026-01-02 12:00:00'"],
    'column a is TIMESTAMP WITH TIME ZONE, in train it is TIMESTAMP: they cannot be compared',
  ],
  [
    'booleans and whole numbers',
    ['true', 'false'],
    ['1', '0'],
    'column a is BOOLEAN, in train it is INTEGER: they cannot be compared',
  ],
])('%s', async (_, own, theirs, expected) => {
  expect(await occurring(own, theirs)).toBe(expected);
});
