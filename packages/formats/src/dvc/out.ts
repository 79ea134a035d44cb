// What DVC's pointers say about one file or folder: where it lies, and which bytes it has.
import { posix } from 'node:path';
import { entryOf, InputError, type Span, type TreeNode } from '@modelgate/core';

/** One entry under `outs`. */
export interface DvcOut {
  /** The pointer's own path, from the repository's root. */
  readonly pointer: string;
  /** The path from the repository's root. Absent if it lies outside (another disk, a bucket); it is then never opened. */
  readonly path?: string;
  /** MD5 of the bytes, or of a folder's list, in 32 hexadecimal digits. Absent if the pointer was written before the data. */
  readonly md5?: string;
  /** Whether the digest is that of a folder's list of files. */
  readonly folder: boolean;
  /** Bytes. */
  readonly size?: number;
  /** DVC before version 3 hashed text as if its lines ended in LF. */
  readonly unixText: boolean;
  /** `dvc import` and `import-url`: the pointer names the repository or address that the bytes come from. */
  readonly imported: boolean;
  /** The line of the digest. */
  readonly at: Span;
}

/** What all entries of a list share. */
export interface OutsOf {
  readonly pointer: string;
  /** The folder that paths are relative to, from the repository's root. */
  readonly folder: string;
  readonly imported: boolean;
}

const md5 = /^[0-9a-f]{32}(\.dir)?$/;

export function outsIn(list: TreeNode | undefined, of: OutsOf): readonly DvcOut[] {
  if (list === undefined) return [];
  if (list.kind !== 'list') throw noPointer(of.pointer, 'a list under outs', `${list.kind} there`, list.at);
  return list.items.map((item) => outOf(item, of));
}

function outOf(node: TreeNode, { pointer, folder, imported }: OutsOf): DvcOut {
  const written = textOf(node, 'path');
  if (written === undefined) throw noPointer(pointer, 'a path in every entry of outs', 'an entry without', node.at);
  const entry = entryOf(node, 'md5');
  const digest = textOf(node, 'md5');
  if (entry && !(digest !== undefined && md5.test(digest)))
    throw noPointer(pointer, 'an md5 of 32 hexadecimal digits', 'another md5', entry.keyAt);
  const path = insidePath(folder, written);
  const size = sizeOf(node);
  return {
    pointer,
    ...(path !== undefined && { path }),
    ...(digest !== undefined && { md5: digest.slice(0, 32) }),
    folder: digest?.endsWith('.dir') === true,
    ...(size !== undefined && { size }),
    unixText: textOf(node, 'hash') === undefined,
    imported,
    at: entry ? { ...entry.keyAt, end: entry.value.at.end } : node.at,
  };
}

/** The path from the repository's root; undefined if it leads out: absolute, upwards, an address, or spelled so that systems differ. */
export function insidePath(folder: string, written: string): string | undefined {
  if (/^[/~]|[\\\0]|^[a-z][a-z0-9+.-]*:/i.test(written) || written === '') return undefined;
  const path = posix.normalize(posix.join(folder, written)).replace(/\/$/, '');
  return path === '.' || path === '..' || path.startsWith('../') || path.startsWith('/') ? undefined : path;
}

export function textOf(node: TreeNode, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function sizeOf(node: TreeNode): number | undefined {
  const value = entryOf(node, 'size')?.value;
  const size = value?.kind === 'scalar' ? value.value : undefined;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}

export function noPointer(path: string, expected: string, received: string, at?: Span): InputError {
  return new InputError({
    code: 'input/dvc-pointer',
    named: at ? `${path}, line ${at.start.line}` : path,
    expected,
    received,
    hint: 'let DVC write it again: dvc add, dvc commit or dvc repro',
  });
}
