// What files say one by one, put together: every file once, and identifiers not at all.
import { expect, it } from 'vitest';
import type { FileAsk, Ports, Row } from '../ports.ts';
import type { Counts, DataMetric, Scan } from './data-metric.ts';
import { measureData } from './measure-data.ts';
import { DATA } from '../sql.ts';
import { MANY, mergeValueCounts, MOST_VALUES, valueCountsOf, type ValueCounts } from './value-counts.ts';

const whole: Scan<number, number> = {
  id: 'whole',
  version: 1,
  on: 'test',
  from: 'scan',
  select: () => [{ text: 'sum(x)', values: [] }],
  read: ([n]) => n as number,
  finish: (n) => n,
};
const total: Scan<number, number> = { ...whole, id: 'total', merge: (a, b) => a + b };
const values: Counts<ValueCounts> = {
  id: 'values',
  version: 1,
  on: 'test',
  from: 'counts',
  of: () => ({ text: 'x', values: [] }),
  merge: mergeValueCounts,
  finish: (counts) => counts,
};
const few: Counts<ValueCounts> = { ...values, id: 'few', onlyFew: true };

type Pairs = readonly (readonly [string | null, number])[];

/** Files by their values; `asked` gets the files and what was asked of them. */
async function measure(metrics: readonly DataMetric[], files: Readonly<Record<string, Pairs>>) {
  const asked: string[] = [];
  const cell = (name: string, { is }: FileAsk) => (is === 'counts' ? files[name]! : files[name]!.length);
  const data = {
    query: (_ref: unknown, { text }: { text: string }) => {
      asked.push(`whole: ${text.replace(DATA.text, 'data')}`);
      return Promise.resolve([[0]]);
    },
    measureFiles: (ref: { files: readonly string[] }, asks: readonly FileAsk[]) => {
      asked.push(`${ref.files.join()}: ${asks.map(({ is }) => is).join()}`);
      return Promise.resolve(ref.files.map((name) => asks.map((ask) => cell(name, ask)) as unknown as Row));
    },
  };
  const ref = { name: 'test', files: Object.keys(files) };
  const table = { ref, columns: [{ name: 'x', type: 'VARCHAR' }], rows: 9, byFile: true } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
  const states = await measureData(metrics, { test: table }, { data } as unknown as Ports);
  return { asked: asked.toSorted(), states };
}

const ids: Pairs = Array.from({ length: MOST_VALUES + 1 }, (_, i) => [`id ${String(i).padStart(5, '0')}`, 1] as const);

it('scans and counts are asked of each file, what cannot be merged of the whole', async () => {
  const { asked, states } = await measure([total, values, whole], {
    a: [
      [null, 2],
      ['u', 1],
    ],
    b: [['u', 4]],
    c: [],
  });
  expect(asked).toEqual(['a,b,c: aggregate', 'a,b,c: counts', 'whole: select sum(x) from data']);
  expect(states['total']).toEqual({ version: 1, state: 3 });
  expect(states['values']).toEqual({ version: 1, state: { values: { u: 5 }, nulls: 2, more: false } });
});

it('where the first file shows identifiers, the others are not asked', async () => {
  const { asked, states } = await measure([few], { a: ids, b: [['u', 4]] });
  expect(asked).toEqual(['a: counts']);
  expect(states['few']).toEqual({ version: 1, state: MANY });
});

it('many values are the same many, whichever files they are in', async () => {
  const { states } = await measure([few, values], { a: [['u', 4]], b: ids, c: ids });
  expect(states['few']).toEqual({ version: 1, state: MANY });
  expect(states['values']).toMatchObject({ state: { more: true } });
});

it('names that objects have anyway are values like others, in the order of their bytes', () => {
  const [a, b] = [
    valueCountsOf([
      ['__proto__', 1],
      ['constructor', 2],
    ]),
    valueCountsOf([['hasOwnProperty', 3]]),
  ];
  const merged = mergeValueCounts(a, b);
  expect(Object.entries(merged.values)).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
    ['hasOwnProperty', 3],
  ]);
  const last = String.fromCodePoint(0x1f600);
  const full = valueCountsOf(Array.from({ length: MOST_VALUES - 1 }, (_, i) => [`a${i}`, 1] as const));
  const both = mergeValueCounts(full, { values: { [last]: 1, '\ufb01': 1 }, nulls: 0, more: false });
  expect(Object.keys(both.values)).toHaveLength(MOST_VALUES);
  expect(both).toMatchObject({ more: true, values: { '\ufb01': 1 } });
  expect(Object.hasOwn(both.values, last)).toBe(false);
});
