// The cells (label, candidate's decision, baseline's decision): all that a decision metric needs to know of any number of rows.
import { codeArray, type CodeArray } from '../frame.ts';

export interface Cells {
  readonly n: number;
  readonly y: Int32Array;
  readonly candidate: Int32Array;
  readonly baseline: Int32Array;
  /** Rows in each cell; their sum of weights; their sum of squared weights. */
  readonly count: Float64Array;
  readonly weight: Float64Array;
  readonly weightSquared: Float64Array;
  /** Cell of each row of the slice; made when it is asked for, since only clusters and correlations look at single rows. */
  readonly cellOf: () => CodeArray;
}

export interface CellInput {
  readonly classes: number;
  readonly y: CodeArray;
  readonly candidate: CodeArray;
  readonly baseline?: CodeArray;
  readonly weight?: Float64Array;
}

/** Every row's cell, known once for all slices; of each cell (label, candidate's decision, baseline's decision) as one number. */
export interface CellTable {
  readonly classes: number;
  readonly of: CodeArray;
  readonly codes: readonly number[];
  readonly weight?: Float64Array;
  /** Room for a slice's counts, and for the places of its cells; counts are 0 between slices. */
  readonly counts: Float64Array;
  readonly places: Int32Array;
}

/** Numbers cells in the order of their first row. Without a baseline every row's third coordinate is 0. */
export function cellTable({ classes, y, candidate, baseline, weight }: CellInput): CellTable {
  const of = codeArray(y.length, classes ** 3);
  const index = new CellIndex(classes);
  for (let i = 0; i < of.length; i++) of[i] = index.of(y[i]!, candidate[i]!, baseline ? baseline[i]! : 0);
  const { codes } = index;
  const [counts, places] = [new Float64Array(codes.length), new Int32Array(codes.length)];
  return { classes, of, codes, counts, places, ...(weight && { weight }) };
}

/** Counts the cells of a slice: of these rows, or of all. */
export function countCells(table: CellTable, rows?: Uint32Array): Cells {
  const { weight } = table;
  const { cells, count } = rowsIn(table, rows);
  const coordinates = coordinatesOf(table, cells);
  let made: CodeArray | undefined;
  const cellOf = (): CodeArray => (made ??= placesOf(table, cells, rows));
  if (!weight) return { ...coordinates, count, weight: count, weightSquared: count, cellOf };
  return { ...coordinates, count, ...weightsIn(cellOf(), cells.length, weight, rows), cellOf };
}

/** The cells that have rows, and how many. */
function rowsIn(
  { of, counts }: CellTable,
  rows: Uint32Array | undefined,
): { readonly cells: readonly number[]; readonly count: Float64Array } {
  const cells: number[] = [];
  const n = rows?.length ?? of.length;
  for (let i = 0; i < n; i++) {
    const cell = of[rows ? rows[i]! : i]!;
    if (counts[cell]!++ === 0) cells.push(cell);
  }
  const count = Float64Array.from(cells, (cell) => counts[cell]!);
  for (const cell of cells) counts[cell] = 0;
  return { cells, count };
}

function coordinatesOf(
  { classes, codes }: CellTable,
  cells: readonly number[],
): Pick<Cells, 'n' | 'y' | 'candidate' | 'baseline'> {
  const at = (of: (code: number) => number): Int32Array => Int32Array.from(cells, (cell) => of(codes[cell]!));
  return {
    n: cells.length,
    y: at((code) => Math.floor(code / (classes * classes))),
    candidate: at((code) => Math.floor(code / classes) % classes),
    baseline: at((code) => code % classes),
  };
}

/** Each row's place among the cells of the slice, as narrow as it can be. */
function placesOf({ of, places }: CellTable, cells: readonly number[], rows: Uint32Array | undefined): CodeArray {
  const out = codeArray(rows?.length ?? of.length, cells.length);
  for (const [place, cell] of cells.entries()) places[cell] = place;
  for (let i = 0; i < out.length; i++) out[i] = places[of[rows ? rows[i]! : i]!]!;
  return out;
}

function weightsIn(
  cellOf: CodeArray,
  cells: number,
  of: Float64Array,
  rows: Uint32Array | undefined,
): Pick<Cells, 'weight' | 'weightSquared'> {
  const [weight, weightSquared] = [new Float64Array(cells), new Float64Array(cells)];
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cellOf[i]!;
    const w = of[rows ? rows[i]! : i]!;
    weight[cell]! += w;
    weightSquared[cell]! += w * w;
  }
  return { weight, weightSquared };
}

/** Numbers cells in the order of their first row; a dense table while K³ is small, a map beyond. */
class CellIndex {
  readonly #classes: number;
  readonly #dense: Int32Array | undefined;
  readonly #sparse = new Map<number, number>();
  readonly codes: number[] = [];

  constructor(classes: number) {
    this.#classes = classes;
    if (classes ** 3 <= 1 << 20) this.#dense = new Int32Array(classes ** 3).fill(-1);
  }

  of(y: number, candidate: number, baseline: number): number {
    const code = (y * this.#classes + candidate) * this.#classes + baseline;
    const known = this.#dense ? this.#dense[code]! : (this.#sparse.get(code) ?? -1);
    return known >= 0 ? known : this.#add(code);
  }

  #add(code: number): number {
    const cell = this.codes.push(code) - 1;
    if (this.#dense) this.#dense[code] = cell;
    else this.#sparse.set(code, cell);
    return cell;
  }
}
