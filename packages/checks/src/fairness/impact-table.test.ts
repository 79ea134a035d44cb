// The table of Local Law 144: rates and ratios of the law's own example, unknown and small categories, and its laws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveMedian, impactTable, type Category, type ImpactOptions } from './impact-table.ts';

const options: ImpactOptions = { of: 'selection', level: 0.95, unknown: '(missing)', smallest: 0 };

/** (category, rows, selected) */
const people = (rows: readonly (readonly [string, number, number])[]): Category[] =>
  rows.map(([category, n, selected]) => ({ category, n, selected }));

describe('the table', () => {
  it('has the rates and ratios of the rules’ own example', () => {
    // 6 RCNY § 5-301, example of a bias audit: applicants 1,390 and 1,181 with 667 and 555 selected
    const rows = people([
      ['Male', 1390, 667],
      ['Female', 1181, 555],
    ]);
    const [male, female] = impactTable('sex', rows, options).rows;
    expect(male!.rate.toFixed(2)).toBe('0.48');
    expect([male!.ratio, female!.ratio!.toFixed(3)]).toEqual([1, '0.979']);
    expect(female!.rate.toFixed(2)).toBe('0.47');
    expect(female!.ratioInterval![0]).toBeLessThan(0.979);
  });

  it('counts unknown categories, shows small ones, and takes neither as the highest', () => {
    const rows = people([
      ['(missing)', 50, 50],
      ['A', 900, 300],
      ['B', 500, 100],
      ['C', 10, 10],
      ['D', 0, 0],
    ]);
    const table = impactTable('race', rows, { ...options, smallest: 0.02 });
    expect(table.unknown).toBe(50);
    expect(table.highest).toBe('A');
    expect(table.rows.map(({ category, leftOut, ratio }) => [category, leftOut, ratio?.toFixed(2)])).toEqual([
      ['A', false, '1.00'],
      ['B', false, '0.60'],
      ['C', true, undefined],
    ]);
    expect(table.rows[2]).toMatchObject({ n: 10, rate: 1 });
    expect(impactTable('race', rows, options).highest).toBe('C');
  });

  it('has no ratio where nobody is selected, and none at all without rows', () => {
    const rows = people([
      ['A', 9, 0],
      ['B', 5, 0],
    ]);
    const table = impactTable('race', rows, options);
    expect(table.highest).toBeUndefined();
    expect(table.rows.map(({ ratio, rate }) => [ratio, rate])).toEqual([
      [undefined, 0],
      [undefined, 0],
    ]);
    expect(impactTable('race', people([['A', 0, 0]]), options).rows).toEqual([]);
  });

  it('keeps every row, and every ratio below 1 inside its interval', () => {
    const counts = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]) => [a + b, a] as const);
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0, 0.02, 0.3),
        (groups, smallest) => {
          const rows = people([['(missing)', 3, 1], ...groups.map(([n, x], i) => [`g${i}`, n, x] as const)]);
          const table = impactTable('g', rows, { ...options, smallest });
          expect(table.rows.reduce((sum, { n }) => sum + n, table.unknown)).toBe(
            rows.reduce((sum, { n }) => sum + n, 0),
          );
          for (const { ratio, ratioInterval, fisher, leftOut, share } of table.rows) {
            expect(leftOut).toBe(share < smallest);
            if (ratio === undefined || ratioInterval === undefined) continue;
            expect(ratio).toBeLessThanOrEqual(1);
            expect(ratioInterval[0]).toBeLessThanOrEqual(ratio + 1e-12);
            expect(ratioInterval[1]).toBeGreaterThanOrEqual(ratio - 1e-12);
            expect(fisher).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});

it.each([
  [
    [1, 2, 3],
    [0, 0, 1],
  ],
  [
    [4, 1, 3, 2],
    [1, 0, 1, 0],
  ],
  [
    [1, 1, 1],
    [0, 0, 0],
  ],
  [[7], [0]],
])('scores %j above their median: %j', (scores, above) => {
  expect([...aboveMedian(Float64Array.from(scores))]).toEqual(above);
});
