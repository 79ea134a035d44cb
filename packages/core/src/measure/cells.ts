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
  /** Cell of each row of the slice; kept until correlated, so as narrow as it can be. */
  readonly cellOf: CodeArray;
}

export interface CellInput {
  readonly classes: number;
  readonly y: CodeArray;
  readonly candidate: CodeArray;
  readonly baseline?: CodeArray;
  readonly weight?: Float64Array;
  /** Rows of the slice, ascending; absent: all. */
  readonly rows?: Uint32Array;
}

/** Counts the cells of a slice. Without a baseline every row's third coordinate is 0. */
export function countCells({ classes, y, candidate, baseline, weight, rows }: CellInput): Cells {
  const n = rows?.length ?? y.length;
  const cellOf = codeArray(n, classes ** 3);
  const index = new CellIndex(classes);
  for (let i = 0; i < n; i++) {
    const row = rows ? rows[i]! : i;
    cellOf[i] = index.of(y[row]!, candidate[row]!, baseline ? baseline[row]! : 0);
  }
  const cells = index.coordinates();
  const count = rowsIn(cellOf, cells.n);
  if (!weight) return { ...cells, cellOf, count, weight: count, weightSquared: count };
  return { ...cells, cellOf, count, ...weightsIn(cellOf, cells.n, weight, rows) };
}

function rowsIn(cellOf: CodeArray, cells: number): Float64Array {
  const count = new Float64Array(cells);
  for (let i = 0; i < cellOf.length; i++) count[cellOf[i]!]!++;
  return count;
}

function weightsIn(
  cellOf: CodeArray,
  cells: number,
  of: Float64Array,
  rows: Uint32Array | undefined,
): Pick<Cells, 'weight' | 'weightSquared'> {
  const [weight, weightSquared] = [new Float64Array(cells), new Float64Array(cells)];
  for (let i = 0; i < cellOf.length; i++) {
    const [cell, w] = [cellOf[i]!, of[rows ? rows[i]! : i]!];
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
  readonly #codes: number[] = [];

  constructor(classes: number) {
    this.#classes = classes;
    if (classes ** 3 <= 1 << 20) this.#dense = new Int32Array(classes ** 3).fill(-1);
  }

  of(y: number, candidate: number, baseline: number): number {
    const code = (y * this.#classes + candidate) * this.#classes + baseline;
    const known = this.#dense ? this.#dense[code]! : (this.#sparse.get(code) ?? -1);
    return known >= 0 ? known : this.#add(code);
  }

  coordinates(): Pick<Cells, 'n' | 'y' | 'candidate' | 'baseline'> {
    const k = this.#classes;
    return {
      n: this.#codes.length,
      y: Int32Array.from(this.#codes, (code) => Math.floor(code / (k * k))),
      candidate: Int32Array.from(this.#codes, (code) => Math.floor(code / k) % k),
      baseline: Int32Array.from(this.#codes, (code) => code % k),
    };
  }

  #add(code: number): number {
    const cell = this.#codes.push(code) - 1;
    if (this.#dense) this.#dense[code] = cell;
    else this.#sparse.set(code, cell);
    return cell;
  }
}
