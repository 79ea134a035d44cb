// Cells of rows: the sums of all rows and of every slice's are those of the rows themselves, however many classes there are.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellTable, type CellSums } from './cell-table.ts';
import type { SliceRows } from './slices.ts';

const VALUES = 3;

interface Drawn {
  readonly y: number;
  readonly candidate: number;
  readonly baseline: number;
  readonly value: number;
  readonly weight: number;
}

const rowsOf = (classes: number): fc.Arbitrary<readonly Drawn[]> => {
  const code = fc.integer({ min: 0, max: classes - 1 });
  const row = { y: code, candidate: code, baseline: code, value: fc.nat(VALUES - 1), weight: fc.nat(9) };
  return fc.array(fc.record(row), { minLength: 1, maxLength: 40 });
};

const codesOf = (rows: readonly Drawn[], key: keyof Drawn): Uint16Array => Uint16Array.from(rows, (row) => row[key]);

/** Of each cell that has rows: their number, weight, and squared weight. */
function written(
  codes: readonly number[],
  { count, weight, weightSquared }: CellSums,
): Readonly<Record<string, unknown>> {
  const cells = codes.map((code, i) => [code, [count[i], weight[i], weightSquared[i]]] as const);
  return Object.fromEntries(cells.filter(([, [n]]) => n !== 0));
}

function expected(rows: readonly Drawn[], classes: number): Readonly<Record<string, unknown>> {
  const sums: Record<string, [number, number, number]> = {};
  for (const { y, candidate, baseline, weight } of rows) {
    const [n, w, squared] = (sums[(y * classes + candidate) * classes + baseline] ??= [0, 0, 0]);
    sums[(y * classes + candidate) * classes + baseline] = [n + 1, w + weight, squared + weight * weight];
  }
  return sums;
}

it.each([2, 101, 102, 500])('sums %i classes', (classes) => {
  fc.assert(
    fc.property(rowsOf(classes), (rows) => {
      const of = (key: keyof Drawn): Uint16Array => codesOf(rows, key);
      const weight = Float64Array.from(of('weight'));
      const table = cellTable({ classes, y: of('y'), candidate: of('candidate'), baseline: of('baseline'), weight });
      expect(written(table.codes, table.sums())).toEqual(expected(rows, classes));
      for (let code = 0; code < VALUES; code++) {
        const own = rows.filter(({ value }) => value === code);
        const at = Uint32Array.from(rows.flatMap(({ value }, i) => (value === code ? [i] : [])));
        // Few values are summed in one pass, very many a slice at a time.
        for (const values of [VALUES, 1 << 21]) {
          const slice: SliceRows = { codes: of('value'), code, values, n: own.length, rows: () => at };
          expect(written(table.codes, table.sums(slice))).toEqual(expected(own, classes));
        }
      }
    }),
    { numRuns: 30 },
  );
});
