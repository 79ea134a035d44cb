// Spreads of estimates: of cells they are those of the rows in them, weighted or not, in clusters or not.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeArray, type CodeArray, type Frame } from '../frame.ts';
import { cellTable } from './cell-table.ts';
import { countCells } from './cells.ts';
import { spreadOf, type Spread } from './influence.ts';
import type { SliceRows } from './slices.ts';

interface Drawn {
  readonly y: number;
  readonly candidate: number;
  readonly value: number;
  readonly weight: number;
  readonly cluster: number;
}

const row = { y: fc.nat(2), candidate: fc.nat(2), value: fc.nat(1), weight: fc.integer({ min: 1, max: 9 }) };
const table = fc.array(fc.record({ ...row, cluster: fc.nat(4) }), { minLength: 4, maxLength: 40 });

/** A row's influence value; whole numbers, which no sum rounds. */
const phiOf = (y: number, candidate: number): number => 3 * y - 2 * candidate + 1;

function codesOf(all: readonly Drawn[], key: keyof Drawn): CodeArray {
  const codes = codeArray(all.length, 3);
  codes.set(all.map((each) => each[key]));
  return codes;
}

function sliceOf(all: readonly Drawn[]): SliceRows {
  const at = all.flatMap(({ value }, i) => (value === 0 ? [i] : []));
  return { codes: codesOf(all, 'value'), code: 0, values: 2, n: at.length, rows: () => Uint32Array.from(at) };
}

/** Of cells, and of the same rows one by one. */
function bothSpreads(all: readonly Drawn[], isWeighted: boolean, isClustered: boolean, slice?: SliceRows): Spread[] {
  const weight = isWeighted && { weight: Float64Array.from(all, (each) => each.weight) };
  const cluster = isClustered && { cluster: Int32Array.from(all, (each) => each.cluster) };
  const [y, candidate] = [codesOf(all, 'y'), codesOf(all, 'candidate')];
  const cells = countCells(cellTable({ classes: 3, y, candidate, ...weight }), slice);
  const rows = slice ? [...slice.rows()] : [...all.keys()];
  const frame = { n: all.length, ...weight, ...cluster } as unknown as Frame;
  const of = { frame, n: rows.length, ...(slice && { slice }) };
  const byCell = Float64Array.from(cells.y, (label, i) => phiOf(label, cells.candidate[i]!));
  const byRow = Float64Array.from(rows, (i) => phiOf(y[i]!, candidate[i]!));
  return [spreadOf({ ...of, cells, phi: byCell }), spreadOf({ ...of, phi: byRow })];
}

it.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('weighted: %s, in clusters: %s', (isWeighted, isClustered) => {
  fc.assert(
    fc.property(table, fc.boolean(), (all, isSliced) => {
      const [cells, rows] = bothSpreads(all, isWeighted, isClustered, isSliced ? sliceOf(all) : undefined);
      const { largest, ...sums } = cells!;
      expect(sums.squares).toBeCloseTo(rows!.squares, 6);
      expect({ ...sums, squares: 0 }).toEqual({ ...rows!, squares: 0, largest: undefined });
      if (!isWeighted || isClustered) expect(largest).toBe(rows!.largest);
      else expect(largest).toBeLessThanOrEqual(rows!.largest);
    }),
  );
});
