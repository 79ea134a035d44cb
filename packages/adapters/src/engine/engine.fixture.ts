// What the engine's tests share: an engine of the built processes, folders that vanish, tables written by SQL.
import {
  InputError,
  type DataRef,
  type InputBinding,
  type InputProblem,
  type ModelFacts,
  type OutputBinding,
  type Replacement,
  type ScoresPart,
} from '@modelgate/core';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { startEngine, type Engine, type EngineOptions } from './start.ts';

export const ENTRY: string = fileURLToPath(new URL('../../lib/engine/main.js', import.meta.url));

const FIXTURES = new URL('../../../testkit/fixtures/', import.meta.url);

export function fixture(name: string): string {
  return fileURLToPath(new URL(name, FIXTURES));
}

export function model(name: string): string {
  return fixture(`models/${name}.onnx`);
}

/** An engine that is closed after the file's tests. */
export function engineForTests(options: Partial<EngineOptions> = {}): Engine {
  const engine = startEngine({ entry: ENTRY, threads: 2, ...options });
  afterAll(() => engine.close());
  return engine;
}

/** A folder that is deleted after the file's tests. */
export function folderForTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function dataOf(...files: readonly string[]): DataRef {
  return { name: 'test', files };
}

export function textFile(path: string, text: string | Uint8Array): string {
  writeFileSync(path, text);
  return path;
}

/** Writes the rows of a statement as Parquet. */
export async function parquetFile(path: string, sql: string, options = ''): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (${sql}) to '${path}' (format parquet ${options})`);
  connection.closeSync();
  return path;
}

/** What an InputError said; fails when the work does not fail with one. */
export async function problemOf(work: Promise<unknown>): Promise<InputProblem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof InputError) return error.problem;
    throw error;
  }
  throw new Error('it did not fail');
}

export interface ScoreOptions {
  readonly id?: string;
  readonly batch?: number;
  readonly replace?: Replacement;
  readonly rows?: { readonly from: number; readonly to: number };
  readonly progress?: (rows: number) => void;
}

/** Describes a model, binds it and scores a file. */
export async function scoreWith(
  { models }: Engine,
  file: string,
  path: string,
  inputs: (facts: ModelFacts) => readonly InputBinding[],
  output: OutputBinding,
  options: ScoreOptions = {},
): Promise<readonly ScoresPart[]> {
  const { digest, ...facts } = await models.describe(path);
  const { progress = () => undefined, ...rest } = options;
  const bound = inputs({ digest, ...facts });
  return models.score({ data: dataOf(file), model: { path, digest }, inputs: bound, output, ...rest }, progress);
}

/** Rows of parts in their order, keys left out. */
export async function scoresIn(parts: readonly ScoresPart[]): Promise<number[][]> {
  const paths = parts.map((p) => `'${p.path}'`).join(', ');
  return (await rowsOf(`select * exclude (key) from read_parquet([${paths}])`)).map((row) => row.map(Number));
}

/** Rows of any statement, by an engine of the test's own. */
export async function rowsOf(sql: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(sql);
  connection.closeSync();
  return reader.getRows();
}

/** Columns by name, as the kernel binds them. */
export function byName({ inputs }: ModelFacts, missing: string | null = null): InputBinding[] {
  return inputs.map(({ name, type, shape }) => ({
    input: name,
    type: type as InputBinding['type'],
    columns: [name],
    rowShape: shape.slice(1).map((d) => d ?? 1),
    missing: type === 'string' ? missing : null,
  }));
}

/** All of one tensor from columns in order. */
export function inOrder({ inputs }: ModelFacts, columns: readonly string[]): InputBinding[] {
  const { name, type, shape } = inputs[0]!;
  const rowShape = shape.slice(1).map((d) => d ?? columns.length);
  return [{ input: name, type: type as InputBinding['type'], columns, rowShape, missing: null }];
}

export function scoreOutput(tensor: string, width: number, columns: readonly number[]): OutputBinding {
  return { tensor, kind: 'score', link: 'none', width, columns };
}

export function valueOutput(tensor: string): OutputBinding {
  return { tensor, kind: 'value', link: 'none', width: 1, columns: [0] };
}
