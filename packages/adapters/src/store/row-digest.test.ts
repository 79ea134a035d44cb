// Equal rows have equal digests whatever types hold them, different rows have different ones, and a key makes all of them others.
import { join } from 'node:path';
import { DATA, sql, type Column, type Features } from '@modelgate/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { engineForTests, folderForTests, parquetFile } from '../engine/engine.fixture.ts';
import { keyOfRows, rowDigest, rowKey } from './row-digest.ts';

const engine = engineForTests();
const folder = folderForTests();
const key = rowKey('a key of thirty-two characters..');
let files = 0;

/** Digests of the rows of a SELECT, in its order. */
async function digests(select: string, under = key): Promise<{ rows: readonly string[]; features: Features }> {
  const ref = { name: 'test', files: [await parquetFile(join(folder, `${files++}.parquet`), select)] };
  const { columns: features } = await engine.data.describe(ref);
  const rows = await engine.data.query(ref, sql`select cast(${rowDigest(features, under)} as varchar) from ${DATA}`);
  return { rows: rows.map(([digest]) => digest as string), features };
}

const kept = (columns: readonly Column[]): string => keyOfRows('sha256:a', columns, key);

it.each([
  [
    'whole numbers and fractions',
    'select 1::int as a, 2.5::double as b',
    'select 1.0::double as a, 2.50::decimal(5,2) as b',
  ],
  ['floats and doubles', 'select 0.1::float as a', 'select 0.1::double as a'],
  ['columns in another order', "select 1 as a, 'x' as b", "select 'x' as b, 1 as a"],
  ['days and times', "select date '2026-01-02' as a", "select timestamp_s '2026-01-02 00:00:00' as a"],
  ['missing values', 'select null::double as a, null::int as b', "select 'nan'::double as a, null::double as b"],
  ['zeros', 'select 0.0::double as a', "select '-0.0'::double as a"],
])('%s are equal', async (_, a, b) => {
  const [one, other] = [await digests(a), await digests(b)];
  expect(other.rows).toEqual(one.rows);
  expect(kept(other.features)).toBe(kept(one.features));
});

it.each([
  ['cells that only together are equal', "select 'ab' as a, 'c' as b", "select 'a' as a, 'bc' as b"],
  ['a missing value and its name', 'select null::varchar as a', "select 'null' as a"],
  ['cells that look like JSON', `select 'x","y' as a, 'z' as b`, `select 'x' as a, 'y","z' as b`],
  ['values in another column', "select 'x' as a, 'y' as b", "select 'y' as a, 'x' as b"],
])('%s are not', async (_, a, b) => {
  expect((await digests(a)).rows).not.toEqual((await digests(b)).rows);
});

it('numbers and text, and other names, are other columns', () => {
  const names: readonly Features[] = [
    [{ name: 'a', type: 'BIGINT' }],
    [{ name: 'a', type: 'VARCHAR' }],
    [{ name: 'b', type: 'BIGINT' }],
    [{ name: 'a', type: 'TIMESTAMP' }],
    [{ name: 'a', type: 'TIMESTAMP WITH TIME ZONE' }],
    [{ name: 'a', type: 'BIGINT[]' }],
  ];
  expect(new Set(names.map(kept)).size).toBe(names.length);
});

it('rows are told apart as their values are, and by the key', async () => {
  const select = 'select (i % 500) as a, i // 500 as b from range(1000) t(i)';
  const { rows } = await digests(select);
  expect(new Set(rows).size).toBe(1000);
  const others = await digests(select, rowKey('another key of thirty-two chars..'));
  expect(rows.filter((digest) => others.rows.includes(digest))).toEqual([]);
});

it('no key is in the name of what is kept', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 32 }), (secret) => {
      const own = rowKey(secret);
      const name = keyOfRows('sha256:a', [], own);
      expect(name).not.toContain(secret);
      expect(name).not.toContain(own.rows);
      expect(name).not.toContain(own.seal);
    }),
  );
});
