// How many rows Parquet files have: a footer says so in three places, which must agree, and pages must hold as many. Readers go by
// one or the other.
import type { Column } from '@modelgate/core';
import type { Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { ofEach, type Chunk } from './chunks.ts';
import { readParquet } from './read-parquet.ts';
import { groupsOf } from './row-groups.ts';
import type { StagedFile } from './stage.ts';

/** Throws input/file-unreadable where a file contradicts itself, or holds less than it says. `rows`: of each file as a whole. */
export async function proveRows(
  database: Database,
  files: readonly StagedFile[],
  columns: readonly Column[],
  rows: readonly number[],
  chunks: readonly Chunk[],
): Promise<void> {
  const flat = flatAmong(columns);
  const byFile = Map.groupBy(chunks, ({ file }) => file);
  for (const [i, { path, named }] of files.entries()) agree(named, byFile.get(path) ?? [], flat, rows[i]!);
  const narrowest = narrowestOf(chunks, flat);
  if (narrowest !== undefined) await readThrough(database, files, narrowest);
}

/** Names of columns that are not nested, which have a value or a null in each row. */
function flatAmong(columns: readonly Column[]): ReadonlySet<string> {
  return new Set(columns.filter(({ type }) => !/[[(]/.test(type)).map(({ name }) => name));
}

function agree(named: string, chunks: readonly Chunk[], flat: ReadonlySet<string>, rows: number): void {
  const inGroups = groupsOf(chunks).reduce((sum, n) => sum + n, 0);
  if (inGroups !== rows) throw contradiction(named, `${rows} rows in all, and ${inGroups} in its row groups`);
  const other = chunks.filter((chunk) => flat.has(chunk.column) && chunk.values !== chunk.rows);
  const others = new Set(other.map(({ group }) => group));
  if (others.size > 0)
    throw contradiction(named, `row groups whose columns have other numbers of values: ${others.size}`);
}

/** The column that takes the fewest bytes; undefined where all are nested. */
function narrowestOf(chunks: readonly Chunk[], flat: ReadonlySet<string>): string | undefined {
  const bytes = new Map<string, number>();
  for (const { column, bytes: own } of chunks) if (flat.has(column)) bytes.set(column, (bytes.get(column) ?? 0) + own);
  return [...bytes].sort(([, a], [, b]) => a - b)[0]?.[0];
}

/** Statements that ask for no column go by the footer alone. */
async function readThrough(database: Database, files: readonly StagedFile[], column: string): Promise<void> {
  await ofEach(files, (some) => {
    const from = readParquet(some.map(({ path }) => path));
    return textRows(database, { text: `select count(${quoted(column)}) from ${from}`, values: [] });
  });
}

function contradiction(named: string, received: string): EngineFault {
  return inputFault({
    code: 'input/file-unreadable',
    named,
    expected: 'a Parquet file whose footer agrees with itself about its rows',
    received,
    hint: 'write it again with a library for Parquet',
  });
}
