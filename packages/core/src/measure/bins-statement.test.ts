// Histograms that share a statement: the same sums as each alone, and large tables still column by column.
import { expect, it } from 'vitest';
import type { Row } from '../ports.ts';
import { sql, type Sql } from '../sql.ts';
import { binsTogether, readBins } from './bins-statement.ts';
import type { Bins } from './data-metric.ts';
import type { Ready } from './ready.ts';

const bins = (count: number): Ready<Bins>[] =>
  Array.from({ length: count }, (_, i) => {
    const metric = { id: `m${i}`, version: 1, of: () => ({ of: sql`x`, bin: sql`v`, step: sql`v` }) };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a statement is made of
    return { metric, given: {} } as unknown as Ready<Bins>;
  });

it('of a small table share statements, of a large one none', () => {
  const sizes = (count: number, rows: number): number[] => binsTogether(bins(count), rows).map(({ length }) => length);
  expect(sizes(70, 1000)).toEqual([32, 32, 6]);
  expect(sizes(3, 10_000_000)).toEqual([1, 1, 1]);
  expect(sizes(0, 10)).toEqual([]);
});

it('share one only where they cut their values alike', () => {
  const [first, second, third] = bins(3) as [Ready<Bins>, Ready<Bins>, Ready<Bins>];
  const otherwise = {
    ...second,
    metric: { ...second.metric, of: () => ({ of: sql`x`, bin: sql`${1}`, step: sql`0` }) },
  };
  expect(binsTogether([first, otherwise, third], 10)).toEqual([[first, third], [otherwise]]);
});

it('come apart by their place, also one without any value', async () => {
  const asked: Sql[] = [];
  const answer: readonly Row[] = [
    [0, -1, 2, 3, 5],
    [0, 4, 1, 1, 1],
    [2, 0, 7, 8, 9],
  ];
  const found = await readBins(bins(3), (statement) => {
    asked.push(statement);
    return Promise.resolve(answer);
  });
  expect(asked).toHaveLength(1);
  expect(Object.fromEntries(found)).toEqual({
    m0: {
      version: 1,
      state: [
        [-1, 2, 3, 5],
        [4, 1, 1, 1],
      ],
    },
    m1: { version: 1, state: [] },
    m2: { version: 1, state: [[0, 7, 8, 9]] },
  });
});
