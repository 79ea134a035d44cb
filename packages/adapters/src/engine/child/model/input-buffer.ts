// What a buffer of one model input is: made once, filled from chunks, read as tensors.
import type { DuckDb } from '../duck/bindings.ts';
import type { Chunk } from '../duck/rows.ts';
import type { InputPlan } from './plan.ts';
import type { OnnxRuntime, Tensor } from './runtime.ts';

/** Fills rows [at, at + n) of the batch from rows [from, from + n) of the chunk that it was made for. */
export type Fill = (from: number, n: number, at: number) => void;

export interface InputBuffer {
  /** Columns of the statement that it reads, in order. */
  readonly select: readonly string[];
  /** `first` is its first column in the chunk. */
  fillFrom(chunk: Chunk, first: number): Fill;
  /** How many values each row has, where rows may differ: rows that run together must not. */
  readonly lengths?: Uint32Array;
  /** What the session is fed, by name: of the first n rows of the batch, or of those that are named. */
  feeds(n: number, rows?: readonly number[]): Readonly<Record<string, Tensor>>;
  /** Repeats the first row as the rows [from, to). */
  repeat(from: number, to: number): void;
}

export interface BufferSetting {
  readonly duck: DuckDb;
  readonly runtime: OnnxRuntime;
  readonly plan: InputPlan;
  /** Rows of a full batch. */
  readonly rows: number;
  /** Values of one row. */
  readonly width: number;
}
