// What real models say of rows that they have not seen, written by make.py: the population that pull requests are drawn from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '@modelgate/core';

/** A table's rows with the scores of every model. */
export interface Pool {
  readonly name: string;
  readonly rows: number;
  readonly slices: readonly string[];
  readonly label: Uint8Array;
  readonly slice: Uint8Array;
  readonly scores: Readonly<Record<string, Float32Array>>;
}

export interface Pair {
  readonly baseline: string;
  readonly candidate: string;
}

export function readPool(folder: string, name: string): Pool {
  const at = (file: string): Buffer => readFileSync(join(folder, name, file));
  const facts = JSON.parse(at('facts.json').toString()) as { rows: number; slices: string[]; models: string[] };
  const { rows, slices, models } = facts;
  const scores = models.map((model) => [model, floatsOf(at(`${model}.f32`))] as const);
  return { name, rows, slices, label: at('label.u8'), slice: at('slice.u8'), scores: Object.fromEntries(scores) };
}

function floatsOf({ buffer, byteOffset, byteLength }: Buffer): Float32Array {
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** These rows, in their order. */
export function frameOf(pool: Pool, { baseline, candidate }: Pair, rows: ArrayLike<number>): Frame {
  const of = <A extends Uint8Array | Float32Array>(values: A, into: A): A => {
    for (let i = 0; i < rows.length; i++) into[i] = values[rows[i]!]!;
    return into;
  };
  const n = rows.length;
  const scores = (model: string) => ({ values: of(pool.scores[model]!, new Float32Array(n)), width: 1 });
  return {
    n,
    classes: ['0', '1'],
    label: of(pool.label, new Uint8Array(n)),
    scores: { candidate: scores(candidate), baseline: scores(baseline) },
    groups: { slice: { codes: of(pool.slice, new Uint8Array(n)), names: pool.slices } },
  };
}

/** n rows with replacement: of them the pool's own figures are the truth. */
export function draw({ rows }: Pool, n: number, uniform: () => number): Uint32Array {
  return Uint32Array.from({ length: n }, () => Math.floor(uniform() * rows));
}
