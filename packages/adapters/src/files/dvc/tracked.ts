// The tracked files that a path of the policy names; the path may be a pointer itself, a tracked file, a folder or a glob.
import { posix } from 'node:path';
import { InputError, isDataFile, isGlob, printable } from '@modelgate/core';
import { isDvcPointer, type DvcOut, type ListedFile } from '@modelgate/formats/dvc';
import type { TrackedFile } from './bytes.ts';
import type { FolderOut } from './folder.ts';
import { fixedPart, type OutsOfFile } from './pointers.ts';

/** The tracked files of a path, with their pointers. */
export interface Tracked {
  readonly files: readonly TrackedFile[];
  readonly outs: readonly DvcOut[];
}

/** Where pointers and lists of folders are read from: the checkout, or the base branch's tree. */
export interface Tracking {
  readonly pointers: readonly string[];
  readonly outsOf: OutsOfFile;
  readonly list: (out: FolderOut) => Promise<readonly ListedFile[]>;
  /** Selects files; absent: the path itself, a glob's matches, or a folder's data files. */
  readonly wanted?: (file: string) => boolean;
}

export async function trackedFiles(path: string, tracking: Tracking): Promise<Tracked> {
  const { pointers, outsOf, list, wanted } = tracking;
  const isPart = wanted ? (): boolean => true : isDataOrAlone;
  const isWanted = wanted ?? ((file: string): boolean => isNamedData(file, path));
  const outs: DvcOut[] = [];
  const files = new Map<string, TrackedFile>();
  for (const pointer of pointers) {
    const named = isNamed(path, pointer);
    for (const out of await outsOf(pointer)) {
      if (!named && !mayHold(out, path)) continue;
      const found = (await filesOf(out, list)).filter((file) => (named ? isPart(file) : isWanted(file.path)));
      if (found.length > 0 || isIn(path, out)) outs.push(out);
      for (const file of found) files.set(file.path, file);
    }
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), outs };
}

/** Whether the policy's path names the pointer itself. */
function isNamed(path: string, pointer: string): boolean {
  if (!isDvcPointer(pointer)) return false;
  return path === pointer || (isGlob(path) && posix.matchesGlob(pointer, path));
}

/** Whether an output may be what a path names, contain it, or lie in it. */
function mayHold(out: DvcOut, path: string): boolean {
  if (out.path === undefined) return false;
  const fixed = fixedPart(path);
  return isAtOrBelow(out.path, fixed) || isAtOrBelow(fixed, out.path);
}

/** Whether a path lies in a tracked folder: then the folder's pointer decides about it, even if the file is not listed. */
function isIn(path: string, { folder, path: out }: DvcOut): boolean {
  return folder && out !== undefined && isAtOrBelow(path, out);
}

export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

function isNamedData(file: string, path: string): boolean {
  if (isGlob(path)) return posix.matchesGlob(file, path);
  return file === path || (isAtOrBelow(file, path) && isDataFile(file));
}

function isDataOrAlone({ path, out }: TrackedFile): boolean {
  return !out.folder || isDataFile(path);
}

async function filesOf(out: DvcOut, list: Tracking['list']): Promise<readonly TrackedFile[]> {
  const { path, md5 } = out;
  if (path === undefined || md5 === undefined) throw unusable(out);
  if (!out.folder) return [{ path, md5, out }];
  const listed = await list({ ...out, path, md5 });
  return listed.map((file) => ({ path: `${path}/${file.path}`, md5: file.md5, out }));
}

function unusable(out: DvcOut): InputError {
  const outside = out.path === undefined;
  return new InputError({
    code: 'input/dvc-pointer',
    named: `${printable(out.pointer)}, line ${out.at.start.line}`,
    expected: outside ? 'a path inside the repository' : 'an md5 of the data',
    received: outside ? 'one that leaves it' : 'none',
    hint: outside ? 'track a file of the repository' : 'let DVC fill it in: dvc commit, or dvc repro',
  });
}
