// One file of a commit: proven absent, read, or unreadable for a reason.
import { createHash } from 'node:crypto';
import { readFile as readBytes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { lfsPointer, type LfsPointer } from '@modelgate/formats/lfs';
import { lfsReason, pointedAt } from '../lfs.ts';
import { ownCopy } from '../own-copy.ts';
import { treePath } from '../tree-path.ts';
import { git, gitLine } from './command.ts';
import { entriesAt, type Entry } from './entries.ts';

type Read = Awaited<ReturnType<BaseTree['read']>>;

/** A checkout at a commit. `prefix` is its own path inside the repository, '' at its root or ending in a slash. */
export interface Checkout {
  readonly folder: string;
  readonly commit: string;
  readonly prefix: string;
  /** Entries that listings of folders told, by path from the repository's root. */
  readonly known: ReadonlyMap<string, Entry>;
}

export async function readFile({ folder, commit, prefix, known }: Checkout, path: string): Promise<Read> {
  const checked = treePath(path);
  if ('unreadable' in checked) return checked;
  const whole = prefix + checked.names.join('/');
  const entries = known.has(whole) ? [known.get(whole)!] : await entriesAt(folder, commit, [], [whole]);
  if ('failed' in entries) return { unreadable: `git ls-tree failed for ${path}: ${entries.failed}` };
  const [entry] = entries;
  if (entry === undefined) return absentOrLink(folder, commit, whole);
  const { mode, type } = entry;
  if (type !== 'blob') return { unreadable: `${path} is a ${type === 'tree' ? 'folder' : 'submodule'}, not a file` };
  if (mode === '120000') return { unreadable: `${path} is a symbolic link` };
  const bytes = await blobOf(folder, path, entry);
  if ('failed' in bytes) return { unreadable: `git cat-file failed for ${path}: ${bytes.failed}` };
  const pointer = lfsPointer(bytes.blob);
  return pointer === undefined ? { found: bytes.blob } : readLfs(folder, path, pointer);
}

/** The checkout's own file where it is the very blob, since a process for each of a thousand files takes its time. */
async function blobOf(
  folder: string,
  path: string,
  { id }: Entry,
): Promise<{ readonly blob: Uint8Array } | { readonly failed: string }> {
  const own = await ownCopy(folder, path, { is: (bytes) => blobId(bytes, id.length) === id });
  if (own !== undefined) return { blob: own };
  const { code, stdout, stderr } = await git(folder, ['cat-file', 'blob', id]);
  return code === 0 ? { blob: stdout } : { failed: stderr.trim().split('\n')[0]! };
}

/** Git names a blob by its SHA-1, or in repositories of that kind by its SHA-256. */
function blobId(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

async function absentOrLink(folder: string, commit: string, whole: string): Promise<Read> {
  const reason = await linkOnTheWay(folder, commit, whole, whole.split('/').length - 1);
  return reason === undefined ? { absent: true } : { unreadable: reason };
}

/**
 * Why nothing is proven of a path of which one of the first names is a symbolic link: it is not in the tree under that name, and may be
 * there for who follows links.
 */
export async function linkOnTheWay(
  folder: string,
  commit: string,
  whole: string,
  first: number,
): Promise<string | undefined> {
  const names = whole.split('/');
  for (let depth = 1; depth <= first; depth++) {
    const above = names.slice(0, depth).join('/');
    const line = await gitLine(folder, ['ls-tree', '--full-tree', '--end-of-options', commit, above]);
    if (line === undefined) return `git ls-tree failed for ${above}`;
    if (line.startsWith('120000 ')) return `${whole} lies behind a symbolic link`;
  }
  return undefined;
}

/** The file that a pointer stands for, where Git LFS or the checkout has it; its bytes must have the pointer's digest. */
async function readLfs(folder: string, path: string, pointer: LfsPointer): Promise<Read> {
  const common = await gitLine(folder, ['rev-parse', '--git-common-dir']);
  const { oid } = pointer;
  const kept = join(resolve(folder, common ?? '.git'), 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
  const bytes = await readBytes(kept).catch(() => undefined);
  const wanted = pointedAt(pointer);
  if (bytes !== undefined && wanted.is(bytes)) return { found: bytes };
  const own = await ownCopy(folder, path, wanted);
  return own === undefined ? { unreadable: lfsReason(path, pointer) } : { found: own };
}
