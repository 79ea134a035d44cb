// Turns text files into Parquet, once. Whatever is wrong with them is found here.
import { createReadStream, unlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { listOf, literal, type Database } from '../duck/database.ts';
import { quoted } from '../duck/quoted.ts';
import { EngineFault, inputFault } from '../fault.ts';
import { fullDisk } from '../full-disk.ts';
import { explainCsv, readCsv } from './csv.ts';
import { copyWithOneLineEnd, mixedLineEnds } from './line-ends.ts';
import type { SourceFile } from './source-file.ts';
import { typedColumns } from './typed-text.ts';
import { notUtf8 } from './utf8.ts';

export interface StagedFile {
  readonly path: string;
  readonly named: string;
}

export interface Staging {
  /** Of the paths of staged files. */
  readonly prefix: string;
  /** Texts of CSV files that stand for a missing value, beside the empty one. */
  readonly missing: readonly string[];
}

/** CSV files one by one; JSON files together, since objects may leave keys out. */
export async function stageFiles(
  database: Database,
  sources: readonly SourceFile[],
  { prefix, missing }: Staging,
): Promise<StagedFile[]> {
  if (sources[0]!.format === 'json') return [await stageJson(database, sources, `${prefix}.parquet`)];
  const staged: StagedFile[] = [];
  for (const [i, file] of sources.entries()) {
    const path = `${prefix}-${i}.parquet`;
    await stageCsv(database, file, missing, path);
    staged.push({ path: await withTypes(database, path), named: file.named });
  }
  return staged;
}

/** A copy of a file whose lines end in two ways is made only where it cannot be read as it is. */
async function stageCsv(database: Database, file: SourceFile, missing: readonly string[], to: string): Promise<void> {
  const read = (from: SourceFile): Promise<void> =>
    copy(database, readCsv(from, missing), to, (cause) => explainCsv(database, from, cause));
  try {
    await read(file);
  } catch (error) {
    if (!(error instanceof EngineFault) || !mixedLineEnds(file.readPath)) throw error;
    const alike = { ...file, readPath: `${to}.csv` };
    copyWithOneLineEnd(file.readPath, alike.readPath);
    await read(alike);
    unlinkSync(alike.readPath);
  }
}

async function withTypes(database: Database, staged: string): Promise<string> {
  const columns = await typedColumns(database, staged);
  if (columns.length === 0) return staged;
  const path = staged.replace(/\.parquet$/, '-typed.parquet');
  const casts = columns.map(({ name, as }) => `${as} as ${quoted(name)}`);
  await writeParquet(database, `select * replace (${casts.join(', ')}) from read_parquet(${literal(staged)})`, path);
  unlinkSync(staged);
  return path;
}

/** What lies deeper in an object stays JSON: types of thousands of levels take minutes. */
const DEEPEST = 16;

async function stageJson(database: Database, sources: readonly SourceFile[], path: string): Promise<StagedFile> {
  const named = sources.length === 1 ? sources[0]!.named : `${sources[0]!.named} and ${sources.length - 1} more`;
  const from = `read_json(${listOf(sources.map((s) => s.readPath))}, records = true, maximum_depth = ${DEEPEST}, sample_size = -1, maximum_sample_files = ${sources.length}, hive_partitioning = false)`;
  await copy(database, from, path, (cause) => explainJson(sources, cause));
  return { path, named };
}

async function copy(
  database: Database,
  from: string,
  to: string,
  explain: (cause: unknown) => Promise<EngineFault>,
): Promise<void> {
  try {
    await writeParquet(database, `select * from ${from}`, to);
  } catch (cause) {
    // Told as what it is by whoever answers.
    throw fullDisk(cause) ? cause : await explain(cause);
  }
}

/** Row groups of 65,536: small enough to share among processes. */
export async function writeParquet(database: Database, select: string, to: string): Promise<void> {
  await database.run(`copy (${select}) to ${literal(to)} (format parquet, compression snappy, row_group_size 65536)`);
}

async function explainJson(sources: readonly SourceFile[], cause: unknown): Promise<EngineFault> {
  const expected = 'a JSON array of objects, or one object a line';
  for (const file of sources) {
    const received = notUtf8(file.readPath) ?? (await brokenJson(file));
    if (received !== undefined)
      return inputFault({ code: 'input/file-unreadable', named: file.named, expected, received }, cause);
  }
  const received = 'JSON that is no object';
  return inputFault({ code: 'input/file-unreadable', named: sources[0]!.named, expected, received }, cause);
}

/** An array is parsed as a whole, so its faults have no line. */
async function brokenJson(file: SourceFile): Promise<string | undefined> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file.readPath), crlfDelay: Infinity })) {
    line++;
    if (line === 1 && text.trimStart().startsWith('['))
      return 'an array that is empty, holds something else than objects, or is no valid JSON';
    if (text.trim() !== '' && !isJson(text)) return `line ${line} that is no JSON`;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A Parquet file whose inside is broken; DuckDB's own words may quote it and are not told. */
export function unreadable(named: string, cause: unknown): EngineFault {
  return inputFault(
    {
      code: 'input/file-unreadable',
      named,
      expected: 'a readable Parquet file',
      received: 'one with broken pages or metadata',
      hint: 'fetch or write it again',
    },
    cause,
  );
}
