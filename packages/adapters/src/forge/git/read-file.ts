// Reads one file of a commit: found, proven absent, or unreadable for a reason.
import { createHash } from 'node:crypto';
import { readFile as readBytes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { lfsPointer, type LfsPointer } from '@modelgate/formats/lfs';
import { lfsReason, pointedAt } from '../lfs.ts';
import { following, type Link } from '../links.ts';
import { ownCopy } from '../own-copy.ts';
import { treePath } from '../tree-path.ts';
import { behind, isThere, LINK, linkAt } from './behind.ts';
import { git, gitLine } from './command.ts';
import { entriesAt, type Entry } from './entries.ts';
import { openSubmodule, type Checkout, type Submodule } from './submodule.ts';

type Read = Awaited<ReturnType<BaseTree['read']>>;

export async function readFile(checkout: Checkout, path: string): Promise<Read> {
  const read = await following(path, {
    look: (at) => readAt(checkout, at),
    isThere: (at) => isThere(checkout, at),
  });
  return 'unreadable' in read ? read : read.found;
}

async function readAt(checkout: Checkout, path: string): Promise<Read | Link> {
  const { folder, commit, prefix, known } = checkout;
  const checked = treePath(path);
  if ('unreadable' in checked) return checked;
  const whole = prefix + checked.names.join('/');
  const entries = known.has(whole) ? [known.get(whole)!] : await entriesAt(folder, commit, [], [whole]);
  if ('failed' in entries) return { unreadable: `git ls-tree failed for ${path}: ${entries.failed}` };
  const [entry] = entries;
  if (entry === undefined) return readBehind(checkout, whole);
  known.set(whole, entry);
  const { mode, type } = entry;
  if (type !== 'blob') return { unreadable: `${path} is a ${type === 'tree' ? 'folder' : 'submodule'}, not a file` };
  if (mode === LINK) return linkAt(checkout, entry, '');
  const bytes = await blobOf(folder, path, entry);
  if ('failed' in bytes) return { unreadable: `git cat-file failed for ${path}: ${bytes.failed}` };
  const pointer = lfsPointer(bytes.blob);
  return pointer === undefined ? { found: bytes.blob } : readLfs(folder, path, pointer);
}

/** The bytes of a blob; from the checkout where its file is identical, since a Git process for each of a thousand files would take long. */
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

/** Git's id of a blob: its SHA-1, or its SHA-256 in repositories of that format. */
function blobId(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Reads a file that the tree does not have under this name: it is absent, or lies behind a link or in a submodule. */
async function readBehind(checkout: Checkout, whole: string): Promise<Read | Link> {
  const found = (await behind(checkout, whole)) ?? ({ absent: true } as const);
  return 'submodule' in found ? readInSubmodule(checkout, found.submodule, found.path) : found;
}

export async function readInSubmodule(
  around: Pick<Checkout, 'folder' | 'prefix'>,
  submodule: Submodule,
  path: string,
): Promise<Read> {
  const inside = await openSubmodule(around, submodule);
  return 'unreadable' in inside ? inside : readFile(inside, path);
}

/** The file that an LFS pointer stands for, if Git LFS or the checkout has it with the pointer's digest. */
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
