// The files of this run with their profiles: from earlier runs, or made while files are read.
import { keyOfRef, type DataFacts, type DataRef, type FileAsk, type Json, type Row } from '@modelgate/core';
import type { SetOfFiles } from '../engine/child/data-handlers.ts';
import type { FileEngine } from '../engine/data-engine.ts';
import type { ProfileBook } from './profile-book.ts';
import { nameOfAsk, profiledFile, type FileProfile, type ProfiledFile } from './profile.ts';

export interface Profiled {
  readonly data: FileEngine;
  readonly book: ProfileBook;
  readonly version: string;
  /** Known files by `keyOfFile`. */
  readonly byKey: Map<string, Known>;
  /** Known files by id; files with the same bytes share one. */
  readonly byId: Map<string, Known>;
  /** Paths of files of which more than the digest was read. */
  readonly read: Set<string>;
}

interface Known {
  readonly file: ProfiledFile;
  profile: FileProfile;
}

/** The key of a file as a data set reads it: it includes the texts for missing values. */
export function keyOfFile(ref: DataRef, path: string): string {
  return keyOfRef({ ...ref, files: [path] });
}

/** Longest cell that is kept, in characters; longer ones are measured again. */
const LONGEST_CELL = 200_000;

/** Facts of the whole data set from those of its files; undefined if the files cannot be read one by one, or are not one data set. */
export async function factsByFile(profiled: Profiled, ref: DataRef): Promise<DataFacts | undefined> {
  const { data, version, book, byId, byKey } = profiled;
  const set = await data.fingerprint(ref);
  if (!set) return undefined;
  const own = set.files.map((file) => profiledFile(file, [version, set.reader]));
  for (const file of own) {
    const profile = await book.read(file);
    if (profile && !byId.has(file.id)) byId.set(file.id, { file, profile });
  }
  const unread = ref.files.flatMap((path, i) => (byId.has(own[i]!.id) ? [] : [{ path, file: own[i]! }]));
  if (!(await readAlone(profiled, ref, unread))) return undefined;
  const known = own.map(({ id }) => byId.get(id)!);
  for (const [i, path] of ref.files.entries()) byKey.set(keyOfFile(ref, path), known[i]!);
  return joined(
    set,
    known.map(({ profile }) => profile),
  );
}

interface Unread {
  readonly path: string;
  readonly file: ProfiledFile;
}

/** Reads the `unread` files; false if they cannot be read without the others. */
async function readAlone({ data, book, byId, read }: Profiled, ref: DataRef, unread: readonly Unread[]) {
  if (unread.length === 0) return true;
  const found = await data.files({ ...ref, files: unread.map(({ path }) => path) }).catch(() => undefined);
  if (!found?.byFile) return false;
  const { columns, untyped, rows } = found;
  for (const [i, { path, file }] of unread.entries()) {
    const profile = { columns, ...(untyped && { untyped }), rows: rows[i]!, cells: {} };
    byId.set(file.id, { file, profile });
    book.write(file, profile);
    read.add(path);
  }
  return true;
}

/** The facts of all files together; undefined if their columns differ, or they have no rows. */
function joined({ files, digest, ofBytes }: SetOfFiles, profiles: readonly FileProfile[]): DataFacts | undefined {
  const [first] = profiles;
  const shape = ({ columns, untyped }: FileProfile): string => JSON.stringify([columns, untyped ?? false]);
  const rows = profiles.reduce((sum, profile) => sum + profile.rows, 0);
  if (rows === 0 || profiles.some((profile) => shape(profile) !== shape(first!))) return undefined;
  const { columns, untyped } = first!;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return {
    columns,
    ...(untyped && { untyped }),
    rows,
    digest,
    ...(ofBytes !== undefined && { ofBytes }),
    bytes,
    byFile: true,
  };
}

/** A row for each file. What profiles lack is measured by one statement over all files with something missing. */
export async function measureFiles(
  profiled: Profiled,
  ref: DataRef,
  asks: readonly FileAsk[],
): Promise<readonly Row[]> {
  const { data, byKey, read } = profiled;
  const profileOf = (path: string): FileProfile => byKey.get(keyOfFile(ref, path))!.profile;
  const named = asks.map((ask) => ({ ask, name: nameOfAsk(ask) }));
  const lacks = (path: string, name: string): boolean => !Object.hasOwn(profileOf(path).cells, name);
  const files = ref.files.filter((path) => named.some(({ name }) => lacks(path, name)));
  const open = named.filter(({ name }) => files.some((path) => lacks(path, name)));
  const names = open.map(({ name }) => name);
  const asked = open.map(({ ask }) => ask);
  const rows = files.length === 0 ? [] : await data.measureFiles({ ...ref, files }, asked);
  const found = new Map(files.map((path, k) => [path, cellsOf(names, rows[k]!)]));
  for (const [path, cells] of found) {
    read.add(path);
    keep(profiled, keyOfFile(ref, path), cells);
  }
  return ref.files.map((path) => {
    const cells = { ...profileOf(path).cells, ...found.get(path) };
    return named.map(({ name }) => cells[name]!);
  });
}

function cellsOf(names: readonly string[], row: Row): FileProfile['cells'] {
  return Object.fromEntries(names.map((name, i): [string, Json] => [name, row[i]!]));
}

function keep({ book, byKey }: Profiled, key: string, cells: FileProfile['cells']): void {
  const known = byKey.get(key)!;
  const short = Object.entries(cells).filter(([, cell]) => JSON.stringify(cell).length <= LONGEST_CELL);
  known.profile = { ...known.profile, cells: { ...known.profile.cells, ...Object.fromEntries(short) } };
  book.write(known.file, known.profile);
}
