// Types of CSV columns: those that all of their values have, and no guesses.
import { DATA, id, sql } from '@modelgate/core';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, engineForTests, folderForTests, parquetFile, problemOf, textFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);

it('takes types from every row: a late fraction is not rounded', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `${i}`).join('\n');
  const file = textFile(at('late.csv'), `n\n${rows}\n1.5\n`);
  expect((await data.describe(dataOf(file))).columns).toEqual([{ name: 'n', type: 'DOUBLE' }]);
  expect(await data.query(dataOf(file), sql`select count(*) from ${DATA} where n = 1.5`)).toEqual([[1]]);
});

it('takes no text for a boolean, a date or a number that might be another', async () => {
  const csv = textFile(
    at('guesses.csv'),
    'a,b,c,d,e,f,g,h\nyes,y,t,True,01/02/2020,2020-02-01,007,#1\nno,n,f,False,03/04/2020,2020-04-03,012,#2\n',
  );
  const types = (await data.describe(dataOf(csv))).columns.map((c) => c.type);
  expect(types).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR', 'BOOLEAN', 'VARCHAR', 'DATE', 'VARCHAR', 'VARCHAR']);
  const rows = await data.query(dataOf(csv), sql`select a, d, e, g, h from ${DATA}`);
  expect(rows).toEqual([
    ['yes', true, '01/02/2020', '007', '#1'],
    ['no', false, '03/04/2020', '012', '#2'],
  ]);
  const comment = textFile(at('comment.csv'), 'a,b\n#1,x\n#2,y\n');
  expect((await data.describe(dataOf(comment))).rows).toBe(2);
});

it('takes times in every spelling of ISO 8601 for what they are, those with a zone in UTC', async () => {
  const columns = {
    plain: ['2024-01-31 10:00:00', '2024-01-31 10:00:01'],
    t: ['2024-01-31T10:00:00', '2024-01-31T10:00:01'],
    utc: ['2024-01-31T10:00:00Z', '2024-01-31T10:00:01Z'],
    zone: ['2024-01-31 12:00:00+02:00', '2024-01-31 05:00:01-0500'],
    fraction: ['2024-01-31T10:00:00.000000', '2024-01-31T10:00:01'],
    minutes: ['2024-01-31T10:00', '2024-01-31T10:00:01'],
  };
  const others = {
    mixed: ['2024-01-31T10:00:00Z', '2024-01-31T10:00:01'],
    none: ['2024-01-31T10:00:00', '2024-02-31T10:00:01'],
    word: ['2024-01-31T10:00:00', 'later'],
  };
  const all = { ...columns, ...others };
  const lines = [0, 1].map((row) =>
    Object.values(all)
      .map((values) => values[row]!)
      .join(','),
  );
  const csv = textFile(at('times.csv'), `${Object.keys(all).join(',')}\n${lines.join('\n')}\n`);
  const types = Object.fromEntries((await data.describe(dataOf(csv))).columns.map(({ name, type }) => [name, type]));
  expect(types).toEqual({
    ...Object.fromEntries(Object.keys(columns).map((name) => [name, 'TIMESTAMP'])),
    ...Object.fromEntries(Object.keys(others).map((name) => [name, 'VARCHAR'])),
  });
  const names = Object.keys(columns).map((name) => sql`${id(name)} = plain`);
  for (const same of names)
    expect(await data.query(dataOf(csv), sql`select bool_and(${same}) from ${DATA}`)).toEqual([[true]]);
});

it('takes no word and no short spelling for a day or a time', async () => {
  const words = [
    'infinity',
    '-infinity',
    'epoch',
    '24-01-31',
    '2024-1-31',
    '2024-01-31 (BC)',
    ' 2024-01-31',
    '2024-02-31',
  ];
  const times = ['24-01-31 10:00:00', '2024-1-31 1:00:00', 'infinity', 'epoch'];
  const columns = [
    ...words.map((word) => [word, '2024-01-31']),
    ...words.map((word) => ['2024-01-31', word]),
    ...times.map((time) => [time, '2024-01-31 10:00:00']),
    ['infinity', 'epoch'],
    ['true', 'yes'],
  ];
  const lines = [0, 1].map((row) => columns.map((values) => values[row]).join(','));
  const csv = textFile(at('words.csv'), `${columns.map((_, i) => `c${i}`).join(',')}\n${lines.join('\n')}\n`);
  const objects = [0, 1].map((row) => JSON.stringify(Object.fromEntries(columns.map((c, i) => [`c${i}`, c[row]]))));
  const json = textFile(at('words.jsonl'), objects.join('\n'));
  for (const file of [csv, json]) {
    expect(new Set((await data.describe(dataOf(file))).columns.map(({ type }) => type))).toEqual(new Set(['VARCHAR']));
    expect(await data.query(dataOf(file), sql`select * from ${DATA}`)).toEqual(
      [0, 1].map((row) => columns.map((c) => c[row])),
    );
  }
});

it('takes texts of JSON for days and times as it does those of CSV, and for no truth value', async () => {
  const rows = [
    {
      day: '2024-01-31',
      time: '2024-01-31T10:00:00Z',
      bool: true,
      text: 'true',
      never: 'epoch',
      n: { a: [1] },
      d: { at: '2024-01-31' },
      odd: ['epoch'],
    },
    {
      day: '2024-02-01',
      time: '2024-01-31T12:00:00+02:00',
      bool: false,
      text: 'false',
      never: 'epoch',
      n: null,
      d: { at: null },
      odd: ['2024-01-31'],
    },
  ];
  const file = textFile(at('days.json'), JSON.stringify(rows));
  const types = Object.fromEntries((await data.describe(dataOf(file))).columns.map(({ name, type }) => [name, type]));
  expect(types).toEqual({
    day: 'DATE',
    time: 'TIMESTAMP',
    bool: 'BOOLEAN',
    text: 'VARCHAR',
    never: 'VARCHAR',
    n: 'STRUCT(a BIGINT[])',
    d: 'STRUCT("at" DATE)',
    odd: 'VARCHAR[]',
  });
  expect(
    await data.query(dataOf(file), sql`select count(distinct time), any_value(never), sum(n.a[1]) from ${DATA}`),
  ).toEqual([[1, 'epoch', 1]]);
});

it.each(['n,t\r\n1,x\n2,y\r\n', 'n,t\n1,x\r\n2,y', 'n,t\r\n1,"x\r\nz"\n2,y\n'])(
  'reads lines that end in two ways: %j',
  async (text) => {
    const csv = textFile(at(`ends-${text.length}.csv`), text);
    expect(await data.query(dataOf(csv), sql`select n, t from ${DATA} order by n`)).toEqual([
      [1, text.includes('"') ? 'x\r\nz' : 'x'],
      [2, 'y'],
    ]);
  },
);

it('still finds what is broken where lines end in two ways', async () => {
  const csv = textFile(at('broken-ends.csv'), 'n,t\r\n1,x\n2\r\n');
  expect(await problemOf(data.describe(dataOf(csv)))).toMatchObject({
    received: expect.stringContaining('line 3') as string,
  });
});

describe('texts that stand for a missing value', () => {
  const file = textFile(at('missing.csv'), 'n,x,s,day\n1,"?",NA,2024-01-31\n?,2.5,y?,?\n-999,,"?",2024-02-01\n');
  const marked = { ...dataOf(file), missing: ['?', '-999'] };

  it('are no values, and leave columns the types of the others', async () => {
    const { columns } = await data.describe(marked);
    expect(columns.map(({ type }) => type)).toEqual(['BIGINT', 'DOUBLE', 'VARCHAR', 'DATE']);
    const rows = await data.query(marked, sql`select n, x, s, day is null from ${DATA}`);
    expect(rows).toEqual([
      [1, null, 'NA', false],
      [null, 2.5, 'y?', true],
      [null, null, null, false],
    ]);
  });

  it('may be names of columns', async () => {
    const named = textFile(at('named.csv'), '"NA",b,"a, ""?"""\n1,NA,?\nNA,2,3\n');
    const ref = { ...dataOf(named), missing: ['NA', '?'] };
    expect((await data.describe(ref)).columns).toEqual(['NA', 'b', 'a, "?"'].map((name) => ({ name, type: 'BIGINT' })));
    expect(await data.query(ref, sql`select * from ${DATA}`)).toEqual([
      [1, null, null],
      [null, 2, 3],
    ]);
  });

  it('make other data of the same file, in one run too', async () => {
    const [plain, with1, with2] = await Promise.all(
      [dataOf(file), { ...marked, missing: ['?'] }, marked].map((ref) => data.describe(ref)),
    );
    expect(plain!.columns.map(({ type }) => type)).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR']);
    expect(new Set([plain, with1, with2].map((facts) => facts!.digest)).size).toBe(3);
    expect(await data.query({ ...marked, missing: ['?'] }, sql`select min(n) from ${DATA}`)).toEqual([[-999]]);
  });

  it('have no place in a format with nulls', async () => {
    const parquet = await parquetFile(at('missing.parquet'), "select '?' as s");
    const json = textFile(at('missing.jsonl'), '{"s":"?"}\n');
    for (const path of [parquet, json]) {
      const problem = await problemOf(data.describe({ ...dataOf(path), missing: ['?'] }));
      expect(problem).toMatchObject({ code: 'input/argument', named: 'data test, missing' });
    }
  });
});
