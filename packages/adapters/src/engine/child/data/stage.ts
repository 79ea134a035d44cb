// Turns text files into Parquet, once. Whatever is wrong with them is found here.
import type { Column } from '@modelgate/core';
import { createReadStream, unlinkSync } from 'node:fs';
import { listOf, literal, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';
import { EngineFault, inputFault } from '../fault.ts';
import { fullDisk } from '../full-disk.ts';
import { explainCsv, readCsv } from './csv.ts';
import { copyWithOneLineEnd, mixedLineEnds } from './line-ends.ts';
import type { SourceFile } from './source-file.ts';
import { typedColumns, type WhichTypes } from './typed-text.ts';
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
  if (sources[0]!.format === 'json') {
    const { path, named } = await stageJson(database, sources, prefix);
    return [{ path: await withTypes(database, path, 'days'), named }];
  }
  const staged: StagedFile[] = [];
  for (const [i, file] of sources.entries()) {
    const path = `${prefix}-${i}.parquet`;
    await stageCsv(database, file, missing, path);
    staged.push({ path: await withTypes(database, path, 'days and booleans'), named: file.named });
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

async function withTypes(database: Database, staged: string, which: WhichTypes): Promise<string> {
  const columns = await typedColumns(database, staged, which);
  if (columns.length === 0) return staged;
  const path = staged.replace(/\.parquet$/, '-typed.parquet');
  const casts = columns.map(({ name, as }) => `${as} as ${quoted(name)}`);
  await writeParquet(database, `select * replace (${casts.join(', ')}) from read_parquet(${literal(staged)})`, path);
  unlinkSync(staged);
  return path;
}

/**
 * No text is a day or a time to DuckDB, which takes the words infinity and epoch for the first of January 1900: typed-text.ts finds them.
 * No format at all would be guessed, and none matches this one.
 */
const NO_DAYS = `dateformat = '%Y-%m-%d never', timestampformat = '%Y-%m-%d never'`;

/** What lies deeper in an object stays JSON: types of thousands of levels take minutes. */
const DEEPEST = 16;

async function stageJson(database: Database, sources: readonly SourceFile[], prefix: string): Promise<StagedFile> {
  const named = sources.length === 1 ? sources[0]!.named : `${sources[0]!.named} and ${sources.length - 1} more`;
  const read = async (types: string, as: string): Promise<string> => {
    const from = `read_json(${listOf(sources.map((s) => s.readPath))}, records = true, ${types}, hive_partitioning = false)`;
    const path = `${prefix}-${as}.parquet`;
    await copy(database, from, path, (cause) => explainJson(sources, cause));
    return path;
  };
  const guessed = `maximum_depth = ${DEEPEST}, sample_size = -1, maximum_sample_files = ${sources.length}`;
  const texts = await read(`${guessed}, ${NO_DAYS}`, 'texts');
  const columns = await columnsIn(database, texts);
  const words = withoutDays(columns);
  const path = words === undefined ? texts : await read(words, 'words');
  if (!columns.some(({ type }) => isNested(type))) return { path, named };
  return { path: await withNestedDays(database, path, await read(guessed, 'guessed')), named };
}

const isNested = (type: string): boolean => /[[(]/.test(type);

async function columnsIn(database: Database, staged: string): Promise<readonly Column[]> {
  const rows = await textRows(database, {
    text: `select column_name, column_type from (describe select * from read_parquet(${literal(staged)}))`,
    values: [],
  });
  return rows.map(([name, type]) => ({ name: name!, type: type! }));
}

/** The same types, but for columns of nothing but those words, which are days to DuckDB all the same: text. undefined: there are none. */
function withoutDays(columns: readonly Column[]): string | undefined {
  const isDays = (type: string): boolean => /^(?:DATE|TIMESTAMP)$/.test(type);
  if (!columns.some(({ type }) => isDays(type))) return undefined;
  const types = columns.map(({ name, type }) => `${literal(name)}: ${literal(isDays(type) ? 'VARCHAR' : type)}`);
  return `columns = {${types.join(', ')}}`;
}

/** Days in structs and lists are those that DuckDB guesses, in columns without the one that may be a word. */
async function withNestedDays(database: Database, staged: string, guessed: string): Promise<string> {
  const columns = (await columnsIn(database, guessed)).filter(
    ({ type }) => isNested(type) && /DATE|TIMESTAMP/.test(type),
  );
  if (columns.length === 0) return staged;
  const names = columns.map(({ name }) => quoted(name));
  const looks = names.map((name) => `bool_or(contains(cast(${name} as varchar), '1900-01-01'))`);
  const [odd] = await textRows(database, {
    text: `select ${looks.join(', ')} from read_parquet(${literal(guessed)})`,
    values: [],
  });
  const sure = names.filter((_, i) => odd![i] !== 'true').map((name) => `guessed.${name} as ${name}`);
  if (sure.length === 0) return staged;
  const path = staged.replace(/\.parquet$/, '-nested.parquet');
  const select = `select texts.* replace (${sure.join(', ')}) from read_parquet(${literal(staged)}) as texts positional join read_parquet(${literal(guessed)}) as guessed`;
  await writeParquet(database, select, path);
  return path;
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
  const hint = 'repair it there, or write the table as Parquet';
  for (const file of sources) {
    const received = notUtf8(file.readPath) ?? (await brokenJson(file));
    if (received !== undefined)
      return inputFault({ code: 'input/file-unreadable', named: file.named, expected, received, hint }, cause);
  }
  const received = 'JSON that is no object, or an object that names a key twice';
  return inputFault({ code: 'input/file-unreadable', named: sources[0]!.named, expected, received, hint }, cause);
}

/** An array is parsed as a whole, so its faults have no line. */
async function brokenJson(file: SourceFile): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file.readPath), crlfDelay: Infinity })) {
    line++;
    if (line === 1 && text.trimStart().startsWith('['))
      return 'an array that is empty, holds something else than objects, or is no valid JSON';
    const fault = text.trim() === '' ? undefined : faultIn(text);
    if (fault !== undefined) return `line ${line} ${fault}`;
  }
  return undefined;
}

function faultIn(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || Array.isArray(value)) return 'that is no object';
    // What JSON.stringify still escapes is half a character.
    return /\\ud[89a-f]/.test(JSON.stringify(value)) ? 'with half of a surrogate pair' : undefined;
  } catch {
    return 'that is no JSON';
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
