// Figures of columns whose values repeat: rows are counted by value first, and nothing that is found depends on it.
import {
  id,
  measureData,
  sql,
  type Bins,
  type DataMetric,
  type Numbers,
  type OfNumbers,
  type Ports,
  type ReadTable,
  type Values,
} from '@modelgate/core';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, engineForTests, folderForTests, parquetFile, textFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();

/** More rows than any way to read by value asks for. */
const ROWS = 1_200_000;

const columns = {
  whole: '(i * i) % 1009 - 500',
  third: "case when i % 11 = 0 then null when i % 13 = 0 then 'nan'::double else (i % 401) / 3 end",
  infinite: "case when i % 3 = 0 then 'inf'::double when i % 3 = 1 then '-inf'::double else i % 5 end",
  // Its median lies between two values.
  halves: `i // ${ROWS / 2}`,
  decimal: '((i % 37) / 10)::decimal(9, 2)',
  huge: '(i % 91)::hugeint * 1000000000000000000',
  // Of nothing there is no dictionary.
  none: 'null::double',
  // A name that the counts of rows could have too.
  n: '(i % 7)::utinyint',
  text: "'t' || (i % 300)",
} as const;

const file = await parquetFile(
  join(folder, 'repeating.parquet'),
  `select ${Object.entries(columns)
    .map(([name, value]) => `${value} as "${name}"`)
    .join(', ')}, i as id, random() as noise from range(${ROWS}) t(i)`,
);
const ref = dataOf(file);
const facts = await data.describe(ref);
const numbers = Object.keys(columns).filter((name) => name !== 'text');

async function measured(metrics: readonly DataMetric[], repeating: readonly string[]) {
  const table: ReadTable = { ...facts, ref, repeating };
  const asked: string[] = [];
  const watched: Ports['data'] = {
    ...data,
    query: (of, statement, others) => {
      asked.push(statement.text);
      return data.query(of, statement, others);
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
  const states = await measureData(metrics, { test: table }, { data: watched } as unknown as Ports);
  return { states, grouped: asked.flatMap((text) => text.match(/as "rows of /g) ?? []).length };
}

function numbersOf(column: string, of: readonly OfNumbers[]): Numbers {
  // The last digits of sums depend on the order of what is added.
  const read: Numbers['read'] = (cells) =>
    cells.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(10)) : cell));
  return {
    id: `${column} ${of.join()}`,
    version: 1,
    on: 'test',
    from: 'numbers',
    column,
    of,
    read,
    finish: (s) => s,
  };
}

/** Bins of ten, and the whole steps within; values far out are in the first bin and the last. */
function histogramOf(column: string): Bins {
  const x = sql`cast(${id(column)} as double)`;
  const of: Bins['of'] = () => ({
    of: sql`case when isfinite(${x}) then ${x} end`,
    bin: sql`cast(floor(least(greatest(v / 10, -9), 9)) as smallint)`,
    step: sql`floor(least(abs(v), 1000000))`,
  });
  return { id: column, version: 1, on: 'test', from: 'bins', column, of, finish: (sums) => sums };
}

/** Rows below zero, beyond a hundred, without a value, and that are no number. */
function limitsOf(column: string, asked: number): Values {
  const x = id(column);
  const all = ['every', 'present', sql`${x} < 0`, sql`${x} > 100`, sql`isnan(${x}::double)`] as const;
  const when: Values['when'] = () => all.slice(0, asked);
  return {
    id: column,
    version: 1,
    on: 'test',
    from: 'values',
    column,
    when,
    read: (cells) => [...cells],
    finish: (s) => s,
  };
}

/** DuckDB refuses the deviation of infinite values. */
const refused = numbersOf('infinite', ['stddev_samp']);
const statistics = numbers.flatMap((name) => [
  numbersOf(name, [0, 0.25, 1 / 3, 0.999, 1]),
  numbersOf(name, [0.5, 'avg', 'not zero']),
  ...(name === 'infinite' ? [] : [numbersOf(name, ['stddev_samp'])]),
]);
const histograms = numbers.map(histogramOf);
/** Of one column less is asked than of the others, and of another one only how many rows have a value, for which nothing is grouped. */
const limits = numbers.map((name) => limitsOf(name, name === 'huge' ? 3 : name === 'halves' ? 2 : 5));

describe.each([
  ['statistics of numbers', statistics, numbers.length - 1],
  ['histograms', histograms, numbers.length - 1],
  ['limits', limits, numbers.length - 2],
] as const)('%s', (_, metrics, grouped) => {
  it('are the same in both ways', async () => {
    const byValue = await measured(metrics, facts.repeating!);
    const byRow = await measured(metrics, []);
    expect(byValue.states).toEqual(byRow.states);
    expect([byValue.grouped, byRow.grouped]).toEqual([grouped, 0]);
  });
});

it('a deviation that has no value is unknown for the same reason', async () => {
  const { states } = await measured([refused], facts.repeating!);
  expect(states).toEqual((await measured([refused], [])).states);
  expect(states[refused.id]).toMatchObject({ unknown: expect.stringContaining('Out of Range') });
});

it('a deviation alone is asked of the rows of each value too', async () => {
  const alone = await measured([numbersOf('whole', ['stddev_samp'])], facts.repeating!);
  expect(alone.grouped).toBe(1);
});

describe('what repeats', () => {
  it('is told by dictionaries', () => {
    expect(facts.repeating).toEqual(Object.keys(columns).filter((name) => name !== 'none'));
  });

  it('of text too, which is staged', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${i % 5},${Math.sin(i)}`);
    const staged = await data.describe(dataOf(textFile(join(folder, 'a.csv'), `id,few,many\n${rows.join('\n')}\n`)));
    expect(staged.repeating).toEqual(['few']);
  });

  it('is not told of many distinct values with a dictionary', async () => {
    const path = join(folder, 'many.parquet');
    const rows = 'select hash(i % 900) as many, i % 9 as few from range(1000) t(i)';
    await parquetFile(path, rows, ', dictionary_size_limit 2000');
    expect((await data.describe(dataOf(path))).repeating).toEqual(['few']);
  });
});
