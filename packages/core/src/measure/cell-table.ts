// The cell of every row, found once for all slices, and cell sums for all values of a slice column in one pass.
import { codeArray, type CodeArray } from '../frame.ts';
import type { SliceRows } from './slices.ts';

export interface CellInput {
  readonly classes: number;
  readonly y: CodeArray;
  readonly candidate: CodeArray;
  readonly baseline?: CodeArray;
  readonly weight?: Float64Array;
}

/** For each cell: the number of its rows, the sum of their weights, and the sum of their squared weights. */
export interface CellSums {
  readonly count: Float64Array;
  readonly weight: Float64Array;
  readonly weightSquared: Float64Array;
}

export interface CellTable {
  readonly classes: number;
  /** Each row's cell. */
  readonly of: CodeArray;
  /** Each cell (label, candidate's decision, baseline's decision) as one number. */
  readonly codes: readonly number[];
  /** Sums over all rows, or over the rows of a slice. */
  readonly sums: (slice?: SliceRows) => CellSums;
}

/** Numbers cells in the order of their first row. Without a baseline every row's third coordinate is 0. */
export function cellTable({ classes, y, candidate, baseline, weight }: CellInput): CellTable {
  const of = codeArray(y.length, classes ** 3);
  const index = new CellIndex(classes);
  for (let i = 0; i < of.length; i++) of[i] = index.of(y[i]!, candidate[i]!, baseline ? baseline[i]! : 0);
  const { codes } = index;
  const rows = { of, cells: codes.length, ...(weight && { weight }) };
  const bySlice = sumsBySlice(rows);
  return { classes, of, codes, sums: (slice) => (slice ? bySlice(slice) : sumsOf(rows)) };
}

interface Rows {
  readonly of: CodeArray;
  readonly cells: number;
  readonly weight?: Float64Array;
}

/** With more sums than this, only one slice's sums are held at a time. */
const MANY_SUMS = 1 << 20;

/** The slices of a column are asked about together: all of them are summed in one pass. */
function sumsBySlice(rows: Rows): (slice: SliceRows) => CellSums {
  let last: { readonly codes: CodeArray; readonly sums: CellSums } | undefined;
  return (slice) => {
    const { codes, code, values } = slice;
    if (values * rows.cells > MANY_SUMS) return sumsOf(rows, undefined, 1, slice.rows());
    if (last?.codes !== codes) last = { codes, sums: sumsOf(rows, codes, values) };
    const own = (of: Float64Array): Float64Array => of.subarray(code * rows.cells, (code + 1) * rows.cells);
    const { count, weight, weightSquared } = last.sums;
    return { count: own(count), weight: own(weight), weightSquared: own(weightSquared) };
  };
}

/**
 * Sums of every cell for each value of a column, over the rows in
 * `only` or all. Without `codes` all rows have the same value.
 */
function sumsOf({ of, cells, weight }: Rows, codes?: CodeArray, values = 1, only?: Uint32Array): CellSums {
  const count = new Float64Array(cells * values);
  const sums = weight ? { weight: new Float64Array(count.length), weightSquared: new Float64Array(count.length) } : {};
  const n = only?.length ?? of.length;
  for (let k = 0; k < n; k++) {
    const i = only ? only[k]! : k;
    const at = codes ? codes[i]! * cells + of[i]! : of[i]!;
    count[at]!++;
    if (!weight) continue;
    sums.weight![at]! += weight[i]!;
    sums.weightSquared![at]! += weight[i]! * weight[i]!;
  }
  return { count, weight: sums.weight ?? count, weightSquared: sums.weightSquared ?? count };
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
