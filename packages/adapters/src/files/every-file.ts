// Every file that a path names, hidden ones included, with its pointer. A file that cannot be opened is listed with the reason.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { InputError, isGlob, isNamedByGlob, shown, WorldError, type CheckoutFile, type Pointer } from '@modelgate/core';
import type { DvcOut } from '@modelgate/formats/dvc';
import { closedAbove, isForbidden } from './closed-folders.ts';
import { fileOf, type Sources, type TrackedFile } from './dvc/bytes.ts';
import { listOf } from './dvc/folder.ts';
import { fixedPart, pointersAbout, type OutsOfFile } from './dvc/pointers.ts';
import { isAtOrBelow, trackedFiles } from './dvc/tracked.ts';
import { isAtOrInside } from './is-at-or-inside.ts';
import { reachesInto } from './reaches-into.ts';

/** All files, sorted by path; without Git's own folder, which is not part of the checkout. */
export async function everyFile(
  path: string,
  { sources, outsOf }: { readonly sources: Sources; readonly outsOf: OutsOfFile },
): Promise<readonly CheckoutFile[]> {
  const { root } = sources.own;
  const wanted = (file: string): boolean => isNamedBy(file, path);
  const pointers = await pointersAbout(root, path);
  const { files, outs } = await trackedFiles(path, { pointers, outsOf, list: (out) => listOf(out, sources), wanted });
  const home = await realpath(root);
  const { files: walked, closed } = await walk(root, home, fixedPart(path));
  const own = walked.filter((each) => wanted(each.path)).map((each) => ownFile(root, home, each));
  const found = new Map((await Promise.all(own)).map((file) => [file.path, file]));
  for (const folder of closed)
    if (!isGlob(path) || reachesInto(folder, path) || reachesInto(shown(folder), path))
      found.set(folder, { path: folder, unreadable: MAY_NOT_LIST });
  for (const out of outs) found.delete(out.pointer);
  for (const file of files) found.set(file.path, await trackedFile(file, sources));
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a path names a file: as a folder above it, or as a glob. */
function isNamedBy(file: string, path: string): boolean {
  return isGlob(path) ? isNamedByGlob(file, path) : isAtOrBelow(file, path);
}

const MAY_NOT_LIST = 'a folder that this user may not list';

interface WalkedFile {
  /** From the root. */
  readonly path: string;
  /** No link, and no link on the way to it leads out of the repository. */
  readonly plain: boolean;
}

interface Walked {
  readonly files: readonly WalkedFile[];
  /** Folders that cannot be listed. */
  readonly closed: readonly string[];
}

/** All files at or below a path. Links are listed, but those to folders are not followed. */
async function walk(root: string, home: string, path: string): Promise<Walked> {
  const absolute = resolve(root, path);
  const shut = await closedAbove(root, path);
  if (shut !== undefined) return { files: [], closed: [fromRoot(root, shut)] };
  const entry = await stat(absolute).catch(() => undefined);
  if (!entry) return { files: [], closed: [] };
  if (!entry.isDirectory()) return { files: [{ path, plain: false }], closed: [] };
  const isInside = isAtOrInside(home, await realpath(absolute));
  const files: WalkedFile[] = [];
  const closed: string[] = [];
  const folders = [absolute];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await entriesOf(folder);
    if (entries === undefined) closed.push(fromRoot(root, folder));
    for (const each of entries ?? []) {
      const file = join(folder, each.name);
      if (!each.isDirectory()) files.push({ path: fromRoot(root, file), plain: isInside && each.isFile() });
      else if (each.name !== '.git') folders.push(file);
    }
  }
  return { files, closed };
}

/** The entries of a folder; undefined where this user may not list them. */
async function entriesOf(folder: string): Promise<readonly Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}

function fromRoot(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}

/** A file of the checkout itself. `home`: the real path of the root. */
async function ownFile(root: string, home: string, { path, plain }: WalkedFile): Promise<CheckoutFile> {
  const file = resolve(root, path);
  if (plain) return { path, file };
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined) return { path, unreadable: 'a symbolic link that leads nowhere' };
  if (!isAtOrInside(home, real)) return { path, unreadable: 'a symbolic link that leaves the repository' };
  const entry = await stat(real);
  if (entry.isDirectory()) return { path, unreadable: 'a symbolic link to a folder: name the folder itself' };
  return entry.isFile() ? { path, file } : { path, unreadable: 'not a file but a pipe, a socket or a device' };
}

async function trackedFile(tracked: TrackedFile, sources: Sources): Promise<CheckoutFile> {
  const pointer = pointerOf(tracked.out);
  try {
    return { path: tracked.path, file: await fileOf(tracked, sources), pointer };
  } catch (error) {
    if (!(error instanceof InputError || error instanceof WorldError)) throw error;
    return { path: tracked.path, unreadable: error.message, pointer };
  }
}

/** The pointer of a file that DVC tracks, for reports. */
export function pointerOf({ pointer, md5, folder, at }: DvcOut): Pointer {
  return { path: pointer, digest: `md5:${md5!}${folder ? '.dir' : ''}`, at };
}
