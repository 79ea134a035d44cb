// CSV files of one data set are typed alone, each by its own values: together a column has the type that it would have if they were one file.
import { unlinkSync } from 'node:fs';
import type { Column } from '@modelgate/core';
import type { Database } from '../duck/database.ts';
import { literal } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';
import { writeParquet, type StagedFile } from './stage.ts';

export interface TypedFile extends StagedFile {
  readonly columns: readonly Column[];
}

/** Numbers of which some have fractions. */
const NUMBERS = 'BIGINT,DOUBLE';

/** Files whose columns have other names, or types that do not go together, stay as they are: that is told of them elsewhere. */
export async function withOneType(database: Database, files: readonly TypedFile[]): Promise<readonly TypedFile[]> {
  const names = JSON.stringify(namesOf(files[0]!));
  if (files.some((file) => JSON.stringify(namesOf(file)) !== names)) return files;
  const types = new Map<string, string>();
  for (const k of files[0]!.columns.keys()) {
    const type = await commonType(database, files, k);
    if (type !== undefined) types.set(files[0]!.columns[k]!.name, type);
  }
  const all: TypedFile[] = [];
  for (const file of files) all.push(await retyped(database, file, types));
  return all;
}

function namesOf({ columns }: TypedFile): readonly string[] {
  return columns.map(({ name }) => name);
}

/** undefined: all have one already, or there is none. */
async function commonType(database: Database, files: readonly TypedFile[], k: number): Promise<string | undefined> {
  const found = Map.groupBy(files, ({ columns }) => columns[k]!.type);
  if (found.size === 1) return undefined;
  const texts = found.get('VARCHAR') ?? [];
  // A column without values is text where nothing says otherwise.
  if (texts.length > 0 && !(await haveValues(database, texts, texts[0]!.columns[k]!.name))) found.delete('VARCHAR');
  const types = [...found.keys()].sort();
  if (types.length === 1) return types[0];
  return types.join() === NUMBERS ? 'DOUBLE' : undefined;
}

async function haveValues(database: Database, files: readonly TypedFile[], column: string): Promise<boolean> {
  for (const { path } of files) {
    const text = `select count(${quoted(column)}) from read_parquet(${literal(path)})`;
    const [row] = await textRows(database, { text, values: [] });
    if (row![0] !== '0') return true;
  }
  return false;
}

async function retyped(
  database: Database,
  { path, named, columns }: TypedFile,
  types: ReadonlyMap<string, string>,
): Promise<TypedFile> {
  const others = columns.filter(({ name, type }) => types.has(name) && types.get(name) !== type);
  if (others.length === 0) return { path, named, columns };
  const casts = others.map(({ name }) => `cast(${quoted(name)} as ${types.get(name)}) as ${quoted(name)}`);
  const to = path.replace(/\.parquet$/, '-alike.parquet');
  await writeParquet(database, `select * replace (${casts.join(', ')}) from read_parquet(${literal(path)})`, to);
  unlinkSync(path);
  return { path: to, named, columns: columns.map(({ name, type }) => ({ name, type: types.get(name) ?? type })) };
}
