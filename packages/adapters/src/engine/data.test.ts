// Data sets: formats, facts, queries, and every way a file can be wrong.
import { DATA, id, InputError, sql, type InputProblem } from '@modelgate/core';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, truncateSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, engineForTests, fixture, folderForTests, parquetFile, problemOf, textFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);

describe('facts', () => {
  it('describes a Parquet file', async () => {
    const path = fixture('tabular/adult_test.parquet');
    const facts = await data.describe(dataOf(path));
    const bytes = readFileSync(path);
    expect(facts.rows).toBe(16281);
    expect(facts.columns).toHaveLength(15);
    expect(facts.columns[0]).toEqual({ name: 'age', type: 'BIGINT' });
    expect(facts.bytes).toBe(bytes.length);
    expect(facts.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  it('reads CSV, TSV, semicolons and JSON to the same rows', async () => {
    const files = [
      textFile(at('a.csv'), 'n,t,f,b\n1,x,0.5,true\n2,"y,""z""",1.5,false\n'),
      textFile(at('a.tsv'), 'n\tt\tf\tb\n1\tx\t0.5\ttrue\n2\t"y,""z"""\t1.5\tfalse\n'),
      textFile(at('semi.csv'), 'n;t;f;b\n1;x;0.5;true\n2;"y,""z""";1.5;false\n'),
      textFile(at('a.jsonl'), '{"n":1,"t":"x","f":0.5,"b":true}\n{"n":2,"t":"y,\\"z\\"","f":1.5,"b":false}\n'),
      textFile(at('a.json'), '[{"n":1,"t":"x","f":0.5,"b":true},{"n":2,"t":"y,\\"z\\"","f":1.5,"b":false}]'),
    ];
    for (const file of files) {
      expect((await data.describe(dataOf(file))).columns.map((c) => c.type)).toEqual([
        'BIGINT',
        'VARCHAR',
        'DOUBLE',
        'BOOLEAN',
      ]);
      expect(await data.query(dataOf(file), sql`select * from ${DATA} order by n`)).toEqual([
        [1, 'x', 0.5, true],
        [2, 'y,"z"', 1.5, false],
      ]);
    }
  });

  it('reads several files in their order and digests names and bytes', async () => {
    mkdirSync(at('parts'));
    const a = await parquetFile(at('parts/a.parquet'), 'select 1 as x');
    const b = await parquetFile(at('parts/b.parquet'), 'select 2 as x');
    const both = await data.describe(dataOf(a, b));
    expect(both.rows).toBe(2);
    expect(await data.query(dataOf(a, b), sql`select x from ${DATA}`)).toEqual([[1], [2]]);
    mkdirSync(at('moved'));
    for (const name of ['a.parquet', 'b.parquet']) copyFileSync(at(`parts/${name}`), at(`moved/${name}`));
    expect((await data.describe(dataOf(at('moved/a.parquet'), at('moved/b.parquet')))).digest).toBe(both.digest);
  });

  it('keeps strange column names', async () => {
    const names = ['a "b"', "it's", 'naïve — 列', 'select', 'a,b'];
    const select = names.map((n, i) => `${i} as "${n.replaceAll('"', '""')}"`).join(', ');
    const file = await parquetFile(at("strange 'name'.parquet".replaceAll("'", '_')), `select ${select}`);
    expect((await data.describe(dataOf(file))).columns.map((c) => c.name)).toEqual(names);
    expect(await data.query(dataOf(file), sql`select ${id(names[0]!)}, ${id(names[2]!)} from ${DATA}`)).toEqual([
      [0, 2],
    ]);
  });

  it('reads files whose names are patterns, or hold quotes', async () => {
    const folders = "it's [a] {b} *";
    mkdirSync(at(folders));
    const csv = textFile(at(`${folders}/x[1]?.csv`), 'x\n1\n');
    const json = textFile(at(`${folders}/x[1]*.json`), '[{"x":1}]');
    copyFileSync(await parquetFile(at('plain.parquet'), 'select 1 as x'), at(`${folders}/x[1].parquet`));
    for (const path of [csv, json, at(`${folders}/x[1].parquet`)]) {
      expect(await data.query(dataOf(path), sql`select x from ${DATA}`)).toEqual([[1]]);
    }
  });

  it('finds a file that was missing before', async () => {
    const path = at('later.csv');
    expect((await problemOf(data.describe(dataOf(path)))).code).toBe('input/file-missing');
    textFile(path, 'x\n1\n');
    expect((await data.describe(dataOf(path))).rows).toBe(1);
  });

  it('makes no columns from folder names', async () => {
    mkdirSync(at('year=2024'));
    const file = await parquetFile(at('year=2024/a.parquet'), 'select 1 as x');
    expect((await data.describe(dataOf(file))).columns.map((c) => c.name)).toEqual(['x']);
  });
});

describe('queries', () => {
  it('gives JSON values of every type', async () => {
    const file = await parquetFile(at('one.parquet'), 'select 1 as x');
    const query = sql`select 9007199254740993::bigint, 5::hugeint, sum(x), 1.25::decimal(5,2), 'nan'::double, null, date '2024-02-03',
      [1, 2], {'a': 'b'}, ${'bound'}::varchar, ${7}, ${0.5}::double, ${true}, 1::utinyint, 'é'::varchar, uuid '00000000-0000-0000-0000-000000000001' from ${DATA} group by x`;
    expect(await data.query(dataOf(file), query)).toEqual([
      [
        '9007199254740993',
        5,
        1,
        1.25,
        'NaN',
        null,
        '2024-02-03',
        [1, 2],
        { a: 'b' },
        'bound',
        7,
        0.5,
        true,
        1,
        'é',
        '00000000-0000-0000-0000-000000000001',
      ],
    ]);
  });

  it('tells the kind of an error, never a value', async () => {
    const file = await parquetFile(at('secret.parquet'), `select 'hunter2@example.com' as email`);
    for (const query of [sql`select email::int from ${DATA}`, sql`select error(email) from ${DATA}`]) {
      const problem = await problemOf(data.query(dataOf(file), query));
      expect(problem.code).toBe('input/sql-failed');
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    }
  });
});

describe('wrong files', () => {
  const cases: readonly (readonly [string, () => Promise<string> | string, Partial<InputProblem>])[] = [
    ['missing', () => at('nowhere.parquet'), { code: 'input/file-missing' }],
    ['empty', () => textFile(at('empty.csv'), ''), { code: 'input/file-empty' }],
    ['header only', () => textFile(at('header.csv'), 'a,b\n'), { code: 'input/no-rows' }],
    ['no rows', () => parquetFile(at('none.parquet'), 'select 1 as x limit 0'), { code: 'input/no-rows' }],
    [
      'too many fields',
      () => textFile(at('extra.csv'), 'a,b\n1,x\n2,y,topsecret\n3,w\n'),
      { code: 'input/file-unreadable', received: 'line 3 (byte 8) with more fields than the header has' },
    ],
    [
      'too few fields',
      () => textFile(at('short.csv'), 'a,b,c\n1,x,1\n2,topsecret\n3,w,3\n'),
      { code: 'input/file-unreadable', received: 'line 3 (byte 12) with fewer fields than the header has' },
    ],
    [
      'open quote',
      () => textFile(at('quote.csv'), 'a,b\n1,"topsecret\n2,y\n'),
      { code: 'input/file-unreadable', received: 'line 2 (byte 4) with a quote that is not closed' },
    ],
    [
      'too long a line',
      () => textFile(at('long.csv'), `a,b\n1,x\n2,${'y'.repeat(2_100_000)}\n`),
      {
        code: 'input/file-unreadable',
        received: 'line 3 (byte 8) with a longer line than 2 MB',
        hint: 'write the table as Parquet, where a value may be longer',
      },
    ],
    [
      'Latin-1',
      () => textFile(at('latin.csv'), Buffer.from('a,b\n1,x\n2,topsecret caf\xe9\n', 'latin1')),
      { code: 'input/file-unreadable', received: 'line 3 (byte 23) with bytes that are not UTF-8' },
    ],
    [
      'broken JSON line',
      () => textFile(at('bad.jsonl'), '{"a":1}\n{"a":topsecret}\n'),
      { code: 'input/file-unreadable', received: 'line 2 that is no JSON' },
    ],
    [
      'CSV called Parquet',
      () => textFile(at('not.parquet'), 'a,b\n1,2\n'),
      { code: 'input/file-unreadable', received: 'a text file' },
    ],
    [
      'Parquet called CSV',
      async () => {
        copyFileSync(fixture('tabular/adult_test.parquet'), at('is.csv'));
        return at('is.csv');
      },
      { code: 'input/file-unreadable', received: 'a Parquet file' },
    ],
    [
      'Git LFS pointer',
      () => textFile(at('lfs.csv'), 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
      { code: 'input/file-unreadable' },
    ],
    [
      'unknown ending',
      () => textFile(at('data.xlsx'), 'PK\x03\x04'),
      { code: 'input/file-unreadable', hint: 'write the table as Parquet' },
    ],
    [
      'a title above the header',
      () => textFile(at('title.csv'), '# in cm\na,b\n1,2\n3,4\n'),
      { code: 'input/file-unreadable', hint: expect.stringContaining('splits into 1 field') as string },
    ],
    [
      'names that differ by case',
      () => textFile(at('case.csv'), 'a,A\n1,2\n'),
      { code: 'input/column-ambiguous', received: 'a and A' },
    ],
    [
      'a name twice',
      () => textFile(at('twice.csv'), 'a,b,a\n1,2,3\n'),
      { code: 'input/column-ambiguous', received: 'a twice' },
    ],
    ['folder', () => folder, { code: 'input/file-unreadable' }],
  ];
  it.each(cases)('%s', async (_name, make, expected) => {
    const problem = await problemOf(data.describe(dataOf(await make())));
    expect(problem).toMatchObject(expected);
    expect(JSON.stringify(problem)).not.toContain('topsecret');
    expect(JSON.stringify(problem)).not.toContain(folder);
  });

  it('Parquet cut in half, at every place', async () => {
    const whole = fixture('tabular/adult_test.parquet');
    for (const share of [0.001, 0.3, 0.5, 0.99]) {
      const cut = at(`cut-${share}.parquet`);
      copyFileSync(whole, cut);
      truncateSync(cut, Math.floor(readFileSync(whole).length * share));
      const problem = await problemOf(data.describe(dataOf(cut)));
      expect(problem.code).toBe('input/file-unreadable');
      expect(problem.received).toContain('cut short');
    }
  });

  it('Parquet with a broken page is an error when it is read', async () => {
    const bytes = readFileSync(fixture('tabular/adult_test.parquet'));
    bytes.fill(0x5a, 1000, 60_000);
    const file = textFile(at('broken.parquet'), bytes);
    const work = data.query(
      dataOf(file),
      sql`select count(distinct age), count(distinct workclass), count(distinct fnlwgt) from ${DATA}`,
    );
    expect((await problemOf(work)).code).toMatch(/^input\/(sql-failed|file-unreadable)$/);
  });

  it('columns of names with a number are no renamed ones', async () => {
    const file = await parquetFile(at('fine.parquet'), 'select 1 as a, 2 as a_1');
    expect((await data.describe(dataOf(file))).columns).toHaveLength(2);
  });

  it('files of different columns or types', async () => {
    const a = await parquetFile(at('s1.parquet'), 'select 1 as x, 2 as y');
    const b = await parquetFile(at('s2.parquet'), 'select 1 as x, 2 as z');
    const c = await parquetFile(at('s3.parquet'), `select 1 as x, 'two' as y`);
    expect(await problemOf(data.describe(dataOf(a, b)))).toMatchObject({
      code: 'input/column-missing',
      named: 'data test, file s2.parquet',
    });
    expect(await problemOf(data.describe(dataOf(a, c)))).toMatchObject({
      code: 'input/column-type',
      named: 'data test, file s3.parquet',
      received: 'VARCHAR',
    });
  });

  it('a file that changes after it was hashed', async () => {
    const file = await parquetFile(at('changes.parquet'), 'select 1 as x');
    await data.describe(dataOf(file));
    appendFileSync(file, ' ');
    expect((await problemOf(data.query(dataOf(file), sql`select * from ${DATA}`))).code).toBe('input/file-changed');
  });

  it('a CSV that changes after it was read stays as it was read', async () => {
    const file = textFile(at('changes.csv'), 'x\n1\n');
    await data.describe(dataOf(file));
    textFile(file, 'x\n2\n');
    expect(await data.query(dataOf(file), sql`select x from ${DATA}`)).toEqual([[1]]);
  });

  it('reads no other file, even for SQL that asks for one', async () => {
    const mine = await parquetFile(at('mine.parquet'), 'select 1 as x');
    const sibling = await parquetFile(at('sibling.parquet'), 'select 42 as secret');
    symlinkSync(sibling, at('link.parquet'));
    const attempts = [
      `select * from read_parquet('${sibling}')`,
      `select * from '${at('link.parquet')}'`,
      `select * from read_text('/etc/passwd')`,
      `select * from glob('${folder}/*')`,
      `copy (select 1) to '${at('out.csv')}'`,
      `copy (select 1 as x) to '${mine}' (format parquet, use_tmp_file true)`,
      `attach '${at('x.db')}'`,
      'install httpfs',
      'set enable_external_access = true',
      `set allowed_paths = ['/etc/passwd']`,
      'reset lock_configuration',
    ];
    for (const text of attempts) {
      await expect(data.query(dataOf(mine), { text, values: [] }), text).rejects.toThrow(InputError);
    }
    expect(await data.query(dataOf(mine), sql`select x from ${DATA}`)).toEqual([[1]]);
  });
});
