// A data set opened for reading: hashed and checked. CSV and JSON are read once, into
// Parquet in the private folder, so that every later step sees the same bytes and types.
import type { Column, DataFacts, DataRef } from '@modelgate/core';
import { join } from 'node:path';
import { BY_STATISTICS, listOf, literal, type Database, type UnlockedDatabase } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { uniqueNames } from './column-names.ts';
import { chunksOf, type Chunk } from './chunks.ts';
import { proveRows } from './proven-rows.ts';
import { readParquet } from './read-parquet.ts';
import { repeatingColumns } from './repeating.ts';
import { groupsOf, type FileRows } from './row-groups.ts';
import { withOneType, type TypedFile } from './one-type.ts';
import { digestOf, type FileDigests } from './digest.ts';
import { assertSameSchema } from './same-schema.ts';
import { assertUnchanged, inspectFile, withPlainName, type SourceFile } from './source-file.ts';
import { stageFiles, unreadable } from './stage.ts';
import { isPacked, removeUnpacked, unpacked } from './unpack.ts';

export interface Relation {
  readonly ref: DataRef;
  readonly facts: DataFacts;
  readonly database: Database;
  /** SQL that reads the rows, in their order. */
  readonly source: string;
  /** The Parquet files that are read, in the order of the rows. */
  readonly files: readonly FileRows[];
  /** Each file has the types that it has alone. */
  readonly typedAlone: boolean;
  /** Throws input/file-changed when a file is not what was hashed. */
  check(): void;
}

export interface RelationSetting {
  /** A database that nothing was read with yet, perhaps still being opened. */
  readonly unlocked: Promise<UnlockedDatabase>;
  /** The private folder, for staged files and for what frames write. */
  readonly folder: string;
  readonly digests: FileDigests;
  /** Makes names of staged files unique. */
  readonly number: number;
}

export async function openRelation(ref: DataRef, setting: RelationSetting): Promise<Relation> {
  if (ref.files.length === 0) throw noFile(ref);
  const prefix = join(setting.folder, `data-${setting.number}`);
  const sources = await readableSources(ref, `${prefix}-source`);
  const format = oneFormat(ref, sources);
  if (ref.missing && format !== 'csv') throw hasNulls(ref, format);
  const foreign = format === 'parquet';
  // Hashing goes on while the database opens and reads.
  const hashed = digestOf(sources, ref.missing, setting.digests);
  hashed.catch(() => undefined);
  const files = sources.map((s) => s.readPath);
  const without = foreign ? BY_STATISTICS : [];
  const database = await (await setting.unlocked).lock({ files, folders: [setting.folder], without });
  const read = foreign
    ? sources.map(({ readPath, named }) => ({ path: readPath, named }))
    : await stageFiles(database, sources, { prefix, missing: ref.missing ?? [] });
  // Side by side: each statement takes longer to plan than to run. A file that is no Parquet is told by the one about its types.
  const footers = foreign ? footersOf(database, read) : undefined;
  footers?.catch(() => undefined);
  const alone = await typedFiles(database, read);
  const typed = format === 'csv' ? await withOneType(database, alone) : alone;
  const columns = columnsOf(typed);
  await uniqueNames(database, sources, columns);
  removeUnpacked(sources);
  const [rows, chunks] = await (footers ?? footersOf(database, typed));
  if (foreign) await proveRows(database, typed, columns, rows, chunks);
  const digest = await hashed;
  const check = (): void => sources.forEach(assertUnchanged);
  check();
  const total = rows.reduce((sum, n) => sum + n, 0);
  if (total === 0) throw noRow(ref, columns);
  const bytes = sources.reduce((sum, s) => sum + s.bytes, 0);
  const repeating = repeatingColumns(chunks);
  const byFile = Map.groupBy(chunks, ({ file }) => file);
  return {
    ref,
    facts: { columns, rows: total, ...digest, bytes, repeating, ...(format === 'csv' && { untyped: true }) },
    database,
    source: `${readParquet(typed.map((f) => f.path))} as data`,
    files: typed.map(({ path }, i) => ({ path, rows: rows[i]!, groups: groupsOf(byFile.get(path) ?? []) })),
    typedAlone: typed.every((file, i) => file.path === alone[i]!.path),
    check: foreign ? check : () => undefined,
  };
}

function noFile({ name }: DataRef): EngineFault {
  return inputFault({
    code: 'input/file-missing',
    named: `data ${name}`,
    expected: 'at least one file',
    received: 'none',
  });
}

function noRow({ name }: DataRef, { length }: readonly Column[]): EngineFault {
  return inputFault({
    code: 'input/no-rows',
    named: `data ${name}`,
    expected: 'rows',
    received: `${length} columns and no rows`,
    hint: 'check how the file was written',
  });
}

async function readableSources(ref: DataRef, prefix: string): Promise<readonly SourceFile[]> {
  const inspected = ref.files.map((path) => inspectFile(ref, path));
  const sources: SourceFile[] = [];
  for (const [i, file] of inspected.entries()) {
    const to = `${prefix}-${i}`;
    sources.push(isPacked(file) ? await unpacked(file, to) : withPlainName(file, to));
  }
  return sources;
}

function oneFormat(ref: DataRef, sources: readonly SourceFile[]): SourceFile['format'] {
  const other = sources.find((s) => s.format !== sources[0]!.format);
  if (!other) return sources[0]!.format;
  throw inputFault({
    code: 'input/file-unreadable',
    named: other.named,
    expected: `${sources[0]!.format}, as the other files of data ${ref.name}`,
    received: other.format,
  });
}

/** A format that tells missing values from texts. */
function hasNulls({ name, missing }: DataRef, format: SourceFile['format']): EngineFault {
  return inputFault({
    code: 'input/argument',
    named: `data ${name}, missing`,
    expected: 'CSV or TSV files, in which a text must stand for what is missing',
    received: `${missing!.map((text) => `"${text}"`).join(', ')} for files of ${format === 'parquet' ? 'Parquet' : 'JSON'}, which has nulls`,
    hint: 'remove missing from the policy, and write nulls where the file is made',
  });
}

interface ReadFile {
  readonly path: string;
  readonly named: string;
}

async function typedFiles(database: Database, files: readonly ReadFile[]): Promise<readonly TypedFile[]> {
  const all: TypedFile[] = [];
  for (const file of files) {
    const rows = await describe(database, file);
    all.push({ ...file, columns: rows.map(([name, type]) => ({ name: name!, type: type! })) });
  }
  return all;
}

function columnsOf(files: readonly TypedFile[]): readonly Column[] {
  const all = files.map(({ columns }) => columns);
  assertSameSchema(files, all);
  return all[0]!;
}

async function describe(database: Database, file: ReadFile): Promise<string[][]> {
  try {
    return await textRows(database, {
      text: `select column_name, column_type from (describe select * from ${readParquet([file.path])})`,
      values: [],
    });
  } catch (cause) {
    throw unreadable(file.named, cause);
  }
}

/** Rows of each file, and what its footer tells of its parts. */
function footersOf(database: Database, files: readonly ReadFile[]): Promise<[number[], readonly Chunk[]]> {
  return Promise.all([rowsOf(database, files), chunksOf(database, files)]);
}

async function rowsOf(database: Database, files: readonly ReadFile[]): Promise<number[]> {
  const counts = await textRows(database, {
    text: `select file_name, num_rows from parquet_file_metadata(${listOf(files.map((f) => f.path))})`,
    values: [],
  });
  const byName = new Map(counts.map(([name, rows]) => [name!, Number(rows)]));
  return files
    .map((f) => byName.get(f.path) ?? Number.NaN)
    .map((rows, i) => {
      if (Number.isNaN(rows)) throw new Error(`no row count for ${literal(files[i]!.path)}`);
      return rows;
    });
}
