// What a Parquet file's footer says of its values and rows: nothing is believed that its pages do not say too.
import { DATA, id, sql } from '@modelgate/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, engineForTests, folderForTests, parquetFile, problemOf, textFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);

/** The file with other bytes in its footer: each place, or the numbered ones. */
function withFooter(from: string, to: string, was: Buffer, now: Buffer, places?: readonly number[]): string {
  expect(now).toHaveLength(was.length);
  const bytes = readFileSync(from);
  const start = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
  let found = 0;
  for (let p = bytes.indexOf(was, start); p >= 0; p = bytes.indexOf(was, p + was.length), found++)
    if (!places || places.includes(found)) now.copy(bytes, p);
  expect(found).toBeGreaterThan(Math.max(0, ...(places ?? [])));
  return textFile(at(to), bytes);
}

function double(x: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(x);
  return bytes;
}

/** Thrift's compact form of a field one behind the last, of 64 bits: 63 < n < 8192. */
function count(n: number): Buffer {
  return Buffer.of(0x16, ((2 * n) & 0x7f) | 0x80, (2 * n) >> 7);
}

/** Zero, as long as a count. */
const NONE = Buffer.of(0x16, 0x80, 0);

describe('statistics that lie', () => {
  it('hide no value beyond what they say, from aggregates or from filters', async () => {
    const honest = await parquetFile(
      at('far.parquet'),
      'select case when i = 7 then 1e9 else i % 10 end as x from range(1000) t(i)',
    );
    const liar = withFooter(honest, 'lies.parquet', double(1e9), double(9));
    const asked = [
      sql`select max(x) from ${DATA}`,
      sql`select max(x) from ${DATA} where x > 9`,
      sql`select x from ${DATA} where x = 1e9`,
      sql`select max(x) from (select x, count(*) as n from ${DATA} group by x)`,
      sql`select x from ${DATA} semi join (select 1e9 as x) using (x)`,
    ];
    for (const statement of asked) expect(await data.query(dataOf(liar), statement), statement.text).toEqual([[1e9]]);
  });

  it('hide no missing value', async () => {
    const nulls = 'select case when i < 100 then null else 1.5 end as x, i % 2 as y from range(1000) t(i)';
    const liar = withFooter(await parquetFile(at('nulls.parquet'), nulls), 'no-nulls.parquet', count(100), NONE);
    expect(await data.query(dataOf(liar), sql`select count(x), count_if(x is null) from ${DATA}`)).toEqual([
      [900, 100],
    ]);
    expect(await data.query(dataOf(liar), sql`select count(*) from ${DATA} where x is null`)).toEqual([[100]]);
  });
});

describe('numbers of rows that lie', () => {
  const places = { 'of the file': [0], 'of a column': [1], 'of the row group': [3], 'of all but a column': [0, 1, 3] };

  it.each(Object.entries(places))('%s are found', async (_, which) => {
    const honest = await parquetFile(at('rows.parquet'), 'select i as x, i % 2 as y from range(1000) t(i)');
    for (const n of [900, 1100]) {
      const liar = withFooter(honest, `rows-${which.join('-')}-${n}.parquet`, count(1000), count(n), which);
      expect(await problemOf(data.describe(dataOf(liar)))).toMatchObject({
        code: 'input/file-unreadable',
        expected: 'a Parquet file whose footer agrees with itself about its rows',
      });
    }
  });

  it('in all places alike are found where pages hold fewer', async () => {
    const honest = await parquetFile(at('fewer.parquet'), 'select i as x, i % 2 as y from range(1000) t(i)');
    const liar = withFooter(honest, 'more.parquet', count(1000), count(5000));
    expect(await problemOf(data.describe(dataOf(liar)))).toMatchObject({
      code: 'input/file-unreadable',
      expected: 'a readable Parquet file',
    });
  });

  it.each([
    ['the row group', 1100, [3]],
    ['all places', 5000, undefined],
  ])('of %s, in one of three files, are told of that one', async (_, n, where) => {
    const select = 'select i as x, i % 2 as y from range(1000) t(i)';
    const [first, second, last] = await Promise.all(
      ['a', 'b', 'c'].map((name) => parquetFile(at(`${name}-${n}.parquet`), select)),
    );
    const liar = withFooter(second!, `liar-${n}.parquet`, count(1000), count(n), where);
    const problem = await problemOf(data.describe(dataOf(first!, liar, last!)));
    expect(problem).toMatchObject({ code: 'input/file-unreadable' });
    expect(JSON.stringify(problem)).toContain(`liar-${n}.parquet`);
  });

  it('are no matter of lists, whose columns have more values than rows', async () => {
    const lists = await parquetFile(
      at('lists.parquet'),
      'select range(i) as l, {a: i, b: [i, i]} as s from range(1000) t(i)',
    );
    expect((await data.describe(dataOf(lists))).rows).toBe(1000);
    expect(await data.query(dataOf(lists), sql`select count(*) from ${DATA} where len(${id('l')}) > 1`)).toEqual([
      [998],
    ]);
  });
});
