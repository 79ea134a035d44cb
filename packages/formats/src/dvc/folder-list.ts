// The list of a folder's files, as DVC keeps it: a JSON array whose own MD5 is the folder's digest.
import { InputError } from '@modelgate/core';
import { insidePath } from './out.ts';

export interface ListedFile {
  /** The path from the folder, with forward slashes. */
  readonly path: string;
  /** MD5 of the bytes, 32 hexadecimal digits. */
  readonly md5: string;
}

/** Reads a `.dir` object; messages call the pointer `named`. Throws input/dvc-pointer if the text is not such a list. */
export function readFolderList(named: string, bytes: Uint8Array): readonly ListedFile[] {
  const entries = jsonOf(named, bytes);
  if (!Array.isArray(entries)) throw noList(named, 'something else than an array');
  const files = entries.map((entry: unknown) => fileOf(named, entry));
  if (new Set(files.map(({ path }) => path)).size < files.length) throw noList(named, 'a path that stands twice');
  return files;
}

function jsonOf(named: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw noList(named, 'no JSON');
  }
}

function fileOf(named: string, entry: unknown): ListedFile {
  const { md5, relpath } = (entry ?? {}) as { md5?: unknown; relpath?: unknown };
  if (typeof md5 !== 'string' || !/^[0-9a-f]{32}$/.test(md5)) throw noList(named, 'an entry without an md5');
  if (typeof relpath !== 'string' || insidePath('.', relpath) !== relpath)
    throw noList(named, 'a path that leaves the folder');
  return { path: relpath, md5 };
}

/** Exactly the bytes that DVC would write for these files: Python's json.dumps of the entries, sorted by code points. */
export function folderListBytes(files: readonly ListedFile[]): Uint8Array {
  const keyed = files.map((file) => ({ ...file, key: Buffer.from(file.path) }));
  const lines = keyed
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ md5, path }) => `{"md5": "${md5}", "relpath": ${asciiJson(path)}}`);
  return Buffer.from(`[${lines.join(', ')}]`);
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function noList(named: string, received: string): InputError {
  return new InputError({
    code: 'input/dvc-pointer',
    named: `${named}, its list of files`,
    expected: 'JSON entries with md5 and a relpath inside the folder',
    received,
    hint: 'let DVC write it again: dvc add',
  });
}
