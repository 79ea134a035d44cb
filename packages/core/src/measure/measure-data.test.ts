// Measuring in waves: few statements, each aggregate once, and faults that stay with the metric that has them.
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/errors.ts';
import type { DataEngine, Ports, Row } from '../ports.ts';
import { DATA, sql, type Sql } from '../sql.ts';
import type { Query, Scan } from './data-metric.ts';
import { measureData } from './measure-data.ts';
import { valueOf, type ReadTables } from './ready.ts';

/** Answers `select <names> from data` with the length of each name; names that begin with bad fail. */
function fakeData(refuses: (text: string) => boolean = () => false): { ports: Ports; statements: string[] } {
  const statements: string[] = [];
  const query = ({ name }: { name: string }, statement: Sql): Promise<readonly Row[]> => {
    const text = statement.text.replaceAll(DATA.text, 'data');
    statements.push(`${name}: ${text}`);
    if (text.includes('bad'))
      return Promise.reject(
        new InputError({ code: 'input/sql-failed', named: 'data', expected: 'SQL', received: 'a Conversion error' }),
      );
    if (text.includes('dead'))
      return Promise.reject(
        new InputError({ code: 'input/file-changed', named: 'data', expected: 'the same file', received: 'another' }),
      );
    const names = text
      .replace(/^select /, '')
      .replace(/ from data$/, '')
      .split(', ');
    return Promise.resolve([names.map((each) => each.length)]);
  };
  const checkExpressions: DataEngine['checkExpressions'] = (_, all) =>
    Promise.resolve(all.map(({ text }) => (refuses(text) ? 'no' : undefined)));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
  return { ports: { data: { query, checkExpressions } } as unknown as Ports, statements };
}

const table = (name: string) => ({ ref: { name, files: [name] }, columns: [{ name: 'x', type: 'BIGINT' }], rows: 9 });
const tables: ReadTables = { test: table('test'), train: table('train'), gone: { unknown: 'no token' } };

function scan(
  id: string,
  aggregates: readonly string[],
  more: Partial<Scan<number, number>> = {},
): Scan<number, number> {
  return {
    id,
    version: 1,
    on: 'test',
    from: 'scan',
    select: () => aggregates.map((text): Sql => ({ text, values: [] })),
    read: (cells) => cells.reduce<number>((sum, cell) => sum + (cell as number), 0),
    finish: (n) => n,
    ...more,
  };
}

describe('statements', () => {
  it('scans of one table share one, in which each aggregate stands once', async () => {
    const { ports, statements } = fakeData();
    const metrics = [scan('a', ['count(*)', 'aa']), scan('b', ['bbb', 'count(*)']), scan('a', ['count(*)', 'aa'])];
    const states = await measureData(metrics, tables, ports);
    expect(statements).toEqual(['test: select count(*), aa, bbb from data']);
    expect(states).toEqual({ a: { version: 1, state: 10 }, b: { version: 1, state: 11 } });
  });

  it('each table has its own', async () => {
    const { ports, statements } = fakeData();
    await measureData([scan('a', ['aa']), scan('b', ['bb'], { on: 'train' })], tables, ports);
    expect(statements.toSorted()).toEqual(['test: select aa from data', 'train: select bb from data']);
  });

  it('one that shares nothing begins while the SQL of the policy is looked through', async () => {
    const { ports, statements } = fakeData();
    const begun = Promise.withResolvers<void>();
    const { data } = ports;
    const keys: Query<number, number> = {
      id: 'keys',
      version: 1,
      on: 'test',
      from: 'query',
      sql: () => ({ text: 'select keys from data', values: [] }),
      read: (rows) => rows.length,
      finish: (n) => n,
    };
    const waiting: Ports = {
      ...ports,
      data: {
        ...data,
        query: (ref, ...given) => {
          begun.resolve();
          return data.query(ref, ...given);
        },
        checkExpressions: async (ref, all) => {
          await begun.promise;
          return data.checkExpressions(ref, all);
        },
      },
    };
    const written = scan('a', ['aa'], { expressions: [{ text: 'x > 1', is: 'row' }] });
    expect(Object.keys(await measureData([written, keys], tables, waiting))).toEqual(['keys', 'a']);
    expect(statements).toEqual(['test: select keys from data', 'test: select aa from data']);
  });

  it('wide ones are cut, so that cost grows with the number of aggregates', async () => {
    const { ports, statements } = fakeData();
    const many = Array.from({ length: 400 }, (_, i) => scan(`m${i}`, [`a${i}`]));
    const told: (readonly number[])[] = [];
    await measureData(many, tables, ports, (done, of) => told.push([done, of]));
    expect(statements.length).toBe(Math.ceil(400 / 60));
    expect(told.at(-1)).toEqual([7, 7]);
  });

  it('of a table with thousands of columns they are wider, since each reads the names of all columns', async () => {
    const { ports, statements } = fakeData();
    const columns = Array.from({ length: 2000 }, (_, i) => ({ name: `c${i}`, type: 'BIGINT' }));
    const many = Array.from({ length: 4000 }, (_, i) => scan(`m${i}`, [`a${i}`]));
    await measureData(many, { test: { ...table('test'), columns } }, ports);
    expect(statements.length).toBe(4);
  });

  it.each([
    [9, 1],
    [1_000_000, 25],
    [9_000_000, 100],
  ])('of %d rows, a hundred columns whose values are held take %d', async (rows, expected) => {
    const { ports, statements } = fakeData();
    const columns = Array.from({ length: 200 }, (_, i) => ({ name: `c${i}`, type: 'DOUBLE' }));
    const many = Array.from({ length: 100 }, (_, i) => scan(`m${i}`, [`a${i}`], { holds: true }));
    await measureData(many, { test: { ...table('test'), columns, rows } }, ports);
    expect(statements.length).toBe(expected);
  });

  it('what is needed comes a wave earlier, once, and its value is given', async () => {
    const { ports, statements } = fakeData();
    const shape = scan('shape', ['xx']);
    const bins = scan('bins', [], {
      needs: { shape },
      select: ({ needs }) => [sql`${(needs as { shape: number }).shape}`],
      read: () => 5,
    });
    const counts = scan('counts', ['cc'], { needs: { shape, bins } });
    await measureData([counts, bins], tables, ports);
    expect(statements).toEqual(['test: select xx from data', 'test: select ? from data', 'test: select cc from data']);
  });
});

describe('faults', () => {
  it('SQL that fails makes its own metric unknown and no other', async () => {
    const { ports } = fakeData();
    const metrics = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => scan(name, [name === 'e' ? 'bad' : name]));
    const states = await measureData(metrics, tables, ports);
    expect(Object.keys(states).filter((name) => 'unknown' in states[name]!)).toEqual(['e']);
    expect(states['e']).toEqual({ version: 1, unknown: 'a Conversion error on these values' });
  });

  it('a metric may say what its fault means', async () => {
    const { ports } = fakeData();
    const states = await measureData([scan('a', ['bad'], { fault: 'no regular expression' })], tables, ports);
    expect(states['a']).toEqual({ version: 1, unknown: 'no regular expression' });
  });

  it('what depends on an unknown one is unknown for the same reason', async () => {
    const { ports, statements } = fakeData();
    const needs = { one: scan('one', ['bad']) };
    const states = await measureData([scan('two', ['cc'], { needs })], tables, ports);
    expect(states['two']).toEqual(states['one']);
    expect(statements).toHaveLength(1);
  });

  it('a file that changed is nobody’s unknown: it ends the run', async () => {
    const { ports } = fakeData();
    await expect(measureData([scan('a', ['dead'])], tables, ports)).rejects.toMatchObject({
      problem: { code: 'input/file-changed' },
    });
  });

  it.each([
    ['a table that cannot be read', { on: 'gone' }, 'no token'],
    ['a table that nobody named', { on: 'toString' }, 'there is no data set toString'],
    ['a column that is not there', { reads: [{ column: 'other' }] }, 'data test has no column other'],
    [
      'a column of another kind',
      { reads: [{ column: 'x', as: ['text'] }] },
      'column x of data test is BIGINT, expected text',
    ],
    ['SQL that is refused', { expressions: [{ text: 'no', is: 'row' }] }, 'its SQL is refused: no'],
  ] as const)('%s', async (_, more, reason) => {
    const { ports, statements } = fakeData((text) => text === 'no');
    const metric = scan('a', ['aa'], more);
    expect(valueOf(metric, await measureData([metric], tables, ports))).toMatchObject({ unknown: reason });
    expect(statements).toEqual([]);
  });

  it('of several refused expressions the first is told, with what to write in its place', async () => {
    const { ports } = fakeData(() => true);
    const metric = scan('a', ['aa'], {
      expressions: [
        { text: 'avg(no)', is: 'aggregate' },
        { text: 'no <> 0', is: 'row' },
      ],
    });
    const found = valueOf(metric, await measureData([metric], tables, ports));
    expect(found).toMatchObject({ remedy: expect.stringContaining('write one aggregate') });
  });

  it('a value of another version, or that was never measured, is unknown', () => {
    const metric = scan('a', ['aa']);
    expect(valueOf(metric, {})).toHaveProperty('unknown');
    expect(valueOf(metric, { a: { version: 2, state: 1 } })).toHaveProperty('unknown');
    expect(valueOf(metric, { a: { version: 1, state: 1 } })).toEqual({ known: 1 });
  });
});
