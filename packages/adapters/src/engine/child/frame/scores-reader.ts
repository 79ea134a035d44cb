// Scores in the order of the data's rows: read side by side with them, every row's key compared.
import type { DuckDb } from '../duck/bindings.ts';
import { DUCK } from '../duck/bindings.ts';
import type { Rows } from '../duck/rows.ts';
import { halvesOf, type Column } from '../duck/vector.ts';
import type { ScoresShape } from './job.ts';
import { RawFile } from './raw-file.ts';

export type ScoreArray = Float32Array | Float64Array | Int32Array;

/** Both ways to scores: in step with the rows, or looked up by key before. */
export interface ScoresReader {
  readonly shape: ScoresShape;
  /** Rows that can be taken now; 0 after the last one. */
  available(): Promise<number>;
  /** Takes n rows whose keys must be these; false when one differs, or a score is missing. */
  take(n: number, keys: Uint32Array): boolean;
  close(): void;
}

const SHAPES: Readonly<Record<number, ScoresShape['numbers']>> = {
  [DUCK.FLOAT]: 'float32',
  [DUCK.DOUBLE]: 'float64',
  [DUCK.INTEGER]: 'int32',
};

export function shapeOf(types: readonly number[]): ScoresShape | undefined {
  const numbers = SHAPES[types[0] ?? -1];
  return numbers !== undefined && types.every((type) => type === types[0])
    ? { numbers, width: types.length }
    : undefined;
}

export function newArray({ numbers }: ScoresShape, length: number): ScoreArray {
  return numbers === 'float32'
    ? new Float32Array(length)
    : numbers === 'float64'
      ? new Float64Array(length)
      : new Int32Array(length);
}

export function scoresOf(duck: DuckDb, { type, vector, rows }: Column): ScoreArray {
  const width = type === DUCK.DOUBLE ? 8 : 4;
  const { buffer, byteOffset } = duck.vector_get_data(vector, rows * width);
  if (type === DUCK.DOUBLE) return new Float64Array(buffer, byteOffset, rows);
  return type === DUCK.FLOAT ? new Float32Array(buffer, byteOffset, rows) : new Int32Array(buffer, byteOffset, rows);
}

/** Reads the parts of a scores table: the key first, then the outputs. */
export class StepReader implements ScoresReader {
  readonly shape: ScoresShape;
  readonly #duck: DuckDb;
  readonly #rows: Rows;
  readonly #sink: ScoresSink;
  #keys: Uint32Array = new Uint32Array(0);
  #columns: readonly ScoreArray[] = [];
  #isWhole = true;
  #at = 0;
  #left = 0;

  constructor(duck: DuckDb, rows: Rows, shape: ScoresShape, sink: ScoresSink) {
    this.#duck = duck;
    this.#rows = rows;
    this.shape = shape;
    this.#sink = sink;
  }

  async available(): Promise<number> {
    if (this.#left > 0) return this.#left;
    const chunk = await this.#rows.next();
    if (!chunk) return 0;
    this.#keys = halvesOf(this.#duck, chunk.columns[0]!);
    const columns = chunk.columns.slice(1);
    this.#columns = columns.map((column) => scoresOf(this.#duck, column));
    this.#isWhole = columns.every(({ validity }) => validity === undefined);
    this.#at = 0;
    this.#left = chunk.rows;
    return this.#left;
  }

  take(n: number, keys: Uint32Array): boolean {
    if (!this.#isWhole) return false;
    const from = this.#at * 2;
    for (let i = 0; i < 2 * n; i++) if (this.#keys[from + i] !== keys[i]) return false;
    this.#sink.add(this.#columns, this.#at, n);
    this.#at += n;
    this.#left -= n;
    return true;
  }

  close(): void {
    this.#rows.close();
    this.#sink.close();
  }
}

/** Scores that were looked up by key and stand in arrays by the row's position. */
export class LookedUpReader implements ScoresReader {
  readonly shape: ScoresShape;
  readonly #keys: Uint32Array;
  readonly #columns: readonly ScoreArray[];
  readonly #rows: number;
  readonly #sink: ScoresSink;
  #at = 0;

  constructor(rows: number, keys: Uint32Array, columns: readonly ScoreArray[], shape: ScoresShape, sink: ScoresSink) {
    this.#rows = rows;
    this.#keys = keys;
    this.#columns = columns;
    this.shape = shape;
    this.#sink = sink;
  }

  available(): Promise<number> {
    return Promise.resolve(this.#rows - this.#at);
  }

  take(n: number, keys: Uint32Array): boolean {
    for (let i = 0; i < 2 * n; i++) if (this.#keys[2 * this.#at + i] !== keys[i]) return false;
    this.#sink.add(this.#columns, this.#at, n);
    this.#at += n;
    return true;
  }

  close(): void {
    this.#sink.close();
  }
}

/** The file of one model's scores, row by row. Scores that are no numbers are counted. */
export class ScoresSink {
  readonly #file: RawFile;
  readonly #shape: ScoresShape;
  #notFinite = 0;

  constructor(path: string, shape: ScoresShape) {
    this.#file = new RawFile(path);
    this.#shape = shape;
  }

  /** Rows with a score that is NaN or infinite. */
  get notFinite(): number {
    return this.#notFinite;
  }

  add(columns: readonly ScoreArray[], from: number, n: number): void {
    const block = this.#interleave(columns, from, n);
    if (this.#shape.numbers !== 'int32') this.#count(block, n);
    this.#file.append(block);
  }

  close(): void {
    this.#file.close();
  }

  #interleave(columns: readonly ScoreArray[], from: number, n: number): ScoreArray {
    const { width } = this.#shape;
    if (width === 1) return columns[0]!.subarray(from, from + n);
    const block = newArray(this.#shape, n * width);
    for (const [k, column] of columns.entries()) for (let i = 0; i < n; i++) block[i * width + k] = column[from + i]!;
    return block;
  }

  #count(block: ScoreArray, n: number): void {
    const { width } = this.#shape;
    for (let i = 0; i < n; i++) {
      let finite = true;
      for (let k = 0; k < width; k++) finite &&= Number.isFinite(block[i * width + k]!);
      if (!finite) this.#notFinite++;
    }
  }
}
