// A part of a scores table at rest: zstd Parquet with the row key and the outputs, nothing else.
import type { ScoresPart } from '@modelgate/core';
import { renameSync } from 'node:fs';
import { sha256File } from '../data/digest.ts';
import { DUCK, VECTOR_ROWS, type DuckChunk, type DuckConnection, type DuckDb } from '../duck/bindings.ts';
import { literal, type Database } from '../duck/database.ts';
import type { OutputColumn } from './outputs.ts';

/** Names of a part's columns: the key, then the outputs in order. */
export function partColumns(outputs: number): string[] {
  return ['key', ...Array.from({ length: outputs }, (_, k) => `s${k}`)];
}

/** Writes to a temporary name and renames, so that no half-written part is ever seen. */
export async function writePart(
  database: Database,
  path: string,
  keys: BigUint64Array,
  outputs: readonly OutputColumn[],
): Promise<ScoresPart> {
  const types = outputs.map((column) =>
    column instanceof Float32Array ? 'FLOAT' : column instanceof Float64Array ? 'DOUBLE' : 'INTEGER',
  );
  const columns = partColumns(outputs.length).map((name, i) => `${name} ${i === 0 ? 'UBIGINT' : types[i - 1]!}`);
  await database.run(`create or replace table part (${columns.join(', ')})`);
  const connection = await database.connect();
  append(database.duck, connection, [keys, ...outputs], [DUCK.UBIGINT, ...types.map((t) => DUCK[t])]);
  database.duck.disconnect_sync(connection);
  const temporary = `${path}.partial`;
  await database.run(`copy part to ${literal(temporary)} (format parquet, compression zstd)`);
  await database.run('drop table part');
  const sha256 = await sha256File(temporary);
  renameSync(temporary, path);
  return { path, rows: keys.length, sha256 };
}

function append(
  duck: DuckDb,
  connection: DuckConnection,
  columns: readonly (BigUint64Array | OutputColumn)[],
  types: readonly number[],
): void {
  const appender = duck.appender_create(connection, null, 'part');
  const chunk = duck.create_data_chunk(types.map((type) => duck.create_logical_type(type)));
  const rows = columns[0]!.length;
  for (let from = 0; from < rows; from += VECTOR_ROWS) {
    const n = Math.min(VECTOR_ROWS, rows - from);
    duck.data_chunk_reset(chunk);
    for (const [k, column] of columns.entries()) copyInto(duck, chunk, k, column, from, n);
    duck.data_chunk_set_size(chunk, n);
    duck.append_data_chunk(appender, chunk);
  }
  duck.appender_close_sync(appender);
}

function copyInto(
  duck: DuckDb,
  chunk: DuckChunk,
  k: number,
  column: BigUint64Array | OutputColumn,
  from: number,
  n: number,
): void {
  const width = column.BYTES_PER_ELEMENT;
  duck.copy_data_to_vector(
    duck.data_chunk_get_vector(chunk, k),
    0,
    column.buffer,
    column.byteOffset + from * width,
    n * width,
  );
}
