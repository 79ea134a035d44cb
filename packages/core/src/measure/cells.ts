// The cells (label, candidate's decision, baseline's decision): all that a decision metric needs to know of any number of rows.
import { codeArray, type CodeArray } from '../frame.ts';
import type { CellSums, CellTable } from './cell-table.ts';
import type { SliceRows } from './slices.ts';

export interface Cells extends CellSums {
  readonly n: number;
  readonly y: Int32Array;
  readonly candidate: Int32Array;
  readonly baseline: Int32Array;
  /** The cell of each row of the slice. Computed on demand: only clusters and correlations need single rows. */
  readonly cellOf: () => CodeArray;
}

/** The cells that have rows in a slice; without a slice, in the whole table. */
export function countCells(table: CellTable, slice?: SliceRows): Cells {
  const { classes, codes } = table;
  const sums = table.sums(slice);
  const present = Uint32Array.from(codes.keys()).filter((cell) => sums.count[cell]! > 0);
  const at = (of: (code: number) => number): Int32Array => Int32Array.from(present, (cell) => of(codes[cell]!));
  const sumsAt = (of: Float64Array): Float64Array => Float64Array.from(present, (cell) => of[cell]!);
  let made: CodeArray | undefined;
  return {
    n: present.length,
    y: at((code) => Math.floor(code / (classes * classes))),
    candidate: at((code) => Math.floor(code / classes) % classes),
    baseline: at((code) => code % classes),
    count: sumsAt(sums.count),
    weight: sumsAt(sums.weight),
    weightSquared: sumsAt(sums.weightSquared),
    cellOf: () => (made ??= placesOf(table, present, slice?.rows())),
  };
}

/** Each row's index among the cells that are present, in the narrowest array that holds it. */
function placesOf({ of, codes }: CellTable, present: Uint32Array, rows: Uint32Array | undefined): CodeArray {
  const placeOf = new Int32Array(codes.length);
  for (let place = 0; place < present.length; place++) placeOf[present[place]!] = place;
  const out = codeArray(rows?.length ?? of.length, present.length);
  for (let i = 0; i < out.length; i++) out[i] = placeOf[of[rows ? rows[i]! : i]!]!;
  return out;
}
