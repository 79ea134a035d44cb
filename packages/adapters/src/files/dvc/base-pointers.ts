// Files that the base branch's pointers track, if their bytes are on this machine: in the checkout, or in DVC's cache.
import { posix } from 'node:path';
import { InputError, type BaseFile, type BaseFound, type BaseTree } from '@modelgate/core';
import { isDvcPointer, lockName, type DvcOut } from '@modelgate/formats/dvc';
import type { VersionedFiles } from '../versioned.ts';
import { fileAtHand } from './bytes.ts';
import { listAtHand } from './folder.ts';
import { readOuts } from './outs.ts';
import { fixedPart, foldersAbove, isPointerName } from './pointers.ts';
import { isAtOrBelow, trackedFiles, type Tracked } from './tracked.ts';

export interface BasePointers {
  readonly tree: BaseTree;
  readonly files: VersionedFiles;
}

export type TrackedAtBase =
  | { readonly files: readonly BaseFile[]; readonly pointers: readonly string[] }
  | Extract<BaseFound, { unreadable: string }>;

/** Tracked files of a path. An unreadable pointer, or missing bytes, give a reason and never "no file", since absence is not proven then. */
export async function trackedAtBase(path: string, base: BasePointers): Promise<TrackedAtBase> {
  try {
    const ofChange = await base.files.pointersAbout(path);
    // Files that the change has too may be pulled right now: they are there once the change's own files are found.
    if (ofChange.length > 0) await base.files.find(path).catch(() => undefined);
    const pointers = await pointersAt(path, ofChange, base.tree);
    const read = await allOuts(pointers, base.tree);
    const { files, outs } = await trackedFiles(path, {
      pointers,
      outsOf: (pointer) => Promise.resolve(read.get(pointer)!),
      list: async (out) => (await listAtHand(out, base.files.sources)) ?? unseen(out, out.path),
    });
    return { files: await atHand(files, base), pointers: outs.map(({ pointer }) => pointer) };
  } catch (error) {
    if (error instanceof Unseen) return { unreadable: error.message, of: error.of };
    if (error instanceof InputError) return { unreadable: error.message };
    throw error;
  }
}

class Unseen extends Error {
  readonly of: string;
  constructor(of: string, why: string) {
    super(why);
    this.of = of;
  }
}

async function atHand(files: Tracked['files'], { files: { sources } }: BasePointers): Promise<readonly BaseFile[]> {
  const found: BaseFile[] = [];
  for (const tracked of files) {
    const file = await fileAtHand(tracked, sources);
    found.push({ path: tracked.path, file: file ?? unseen(tracked.out, tracked.path) });
  }
  return found;
}

function unseen({ pointer, md5 }: DvcOut, of: string): never {
  throw new Unseen(
    of,
    `${pointer} names md5 ${md5!.slice(0, 12)}… at the merge base, which is neither in the checkout nor in DVC's cache; dvc fetch --all-branches fetches it`,
  );
}

/** Candidates for pointers of a path: DVC's own names for it, the checkout's pointers, and all pointers below a folder. */
async function pointersAt(path: string, ofChange: readonly string[], tree: BaseTree): Promise<readonly string[]> {
  if (isDvcPointer(path)) return [path];
  const fixed = fixedPart(path);
  const folders = foldersAbove(path);
  const beside = [fixed, ...folders].filter((name) => name !== '.').map((name) => `${name}.dvc`);
  const listed = await tree.list(fixed === '.' ? '' : fixed);
  if ('unreadable' in listed) throw new Unseen(fixed, listed.unreadable);
  const below = listed.files.filter(isPointerName);
  const elsewhere = ofChange.filter((pointer) => !isAtOrBelow(pointer, fixed));
  const locks = folders.map((folder) => posix.join(folder, lockName));
  return [...new Set([...beside, ...locks, ...below, ...elsewhere])].sort();
}

/** Files of a commit that are read at once; each takes a process or a request. */
const AT_ONCE = 8;

async function allOuts(pointers: readonly string[], tree: BaseTree): Promise<Map<string, readonly DvcOut[]>> {
  const read = new Map<string, readonly DvcOut[]>();
  for (let from = 0; from < pointers.length; from += AT_ONCE) {
    const some = pointers.slice(from, from + AT_ONCE);
    const outs = await Promise.all(some.map((pointer) => readOuts(pointer, (path) => bytesAt(path, tree))));
    for (const [k, pointer] of some.entries()) read.set(pointer, outs[k]!);
  }
  return read;
}

async function bytesAt(path: string, tree: BaseTree): Promise<Uint8Array | undefined> {
  const read = await tree.read(path);
  if ('unreadable' in read) throw new Unseen(path, read.unreadable);
  return 'found' in read ? read.found : undefined;
}
