// Files of a checkout, including those behind DVC's pointers. A tracked file is opened only if it has the bytes that its pointer names.
import { posix, relative, sep } from 'node:path';
import type { DvcOut } from '@modelgate/formats/dvc';
import { printable, type Files, type Pointer } from '@modelgate/core';
import { fileOf, type Pull, type Sources } from './dvc/bytes.ts';
import { mismatch } from './dvc/faults.ts';
import { listOf } from './dvc/folder.ts';
import { ownFiles } from './dvc/own-files.ts';
import { pointerReader, pointersAbout, type OutsOfFile } from './dvc/pointers.ts';
import { isAtOrBelow, trackedFiles, type Tracked } from './dvc/tracked.ts';
import { everyFile, pointerOf } from './every-file.ts';
import { lastChange } from './last-change.ts';
import { refuseLfsPointers } from './lfs-pointer.ts';
import { inside, listFiles, type LocalFiles } from './local.ts';

export interface VersionedFiles extends Files {
  readonly sources: Sources;
  /** Pointers of the checkout that may track the path. */
  pointersAbout(path: string): Promise<readonly string[]>;
}

/** The files of `local`. Tracked ones are verified, taken from DVC's cache, or pulled. */
export function versionedFiles({ root, folder }: Pick<LocalFiles, 'root' | 'folder'>, pull: Pull): VersionedFiles {
  const sources = { own: ownFiles(root), folder, pull };
  const outsOf = pointerReader(root);
  const tracked = new Map<string, Promise<Tracked>>();
  const trackedOf = (written: string): Promise<Tracked> => {
    const path = normal(written);
    const known = tracked.get(path) ?? trackedAt(path, outsOf, sources);
    tracked.set(path, known);
    return known;
  };
  return {
    sources,
    pointersAbout: (path) => pointersAbout(root, normal(path)),
    find: async (path) => {
      const found = await findFiles(path, await trackedOf(path), sources);
      await refuseLfsPointers(root, found);
      return found;
    },
    all: (path) => everyFile(normal(path), { sources, outsOf }),
    pointer: async (path) => onePointer((await trackedOf(path)).outs),
    lastChange: (files) => lastChange(root, files),
  };
}

export function normal(path: string): string {
  return posix.normalize(path).replace(/\/$/, '');
}

async function trackedAt(path: string, outsOf: OutsOfFile, sources: Sources): Promise<Tracked> {
  const pointers = await pointersAbout(sources.own.root, path);
  return trackedFiles(path, { pointers, outsOf, list: (out) => listOf(out, sources) });
}

async function findFiles(path: string, { files, outs }: Tracked, sources: Sources): Promise<readonly string[]> {
  const { root } = sources.own;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const pointers = new Set(outs.map(({ pointer }) => pointer));
  const others = (await listFiles(root, path)).filter((file) => {
    const own = relative(root, file).split(sep).join('/');
    return !byPath.has(own) && !pointers.has(own);
  });
  refuseUnlisted(
    others.map((file) => relative(root, file).split(sep).join('/')),
    outs,
  );
  const found = await inside(root, others);
  const own: string[] = [];
  for (const file of files) own.push(await fileOf(file, sources));
  return [...found, ...own].sort();
}

/** 'data/b.csv', or 'data/b.csv and 2 more files'. */
function named([first = '', ...more]: readonly string[]): string {
  const files = more.length === 1 ? 'file' : 'files';
  return `${printable(first)}${more.length === 0 ? '' : ` and ${more.length} more ${files}`}`;
}

/** Refuses a file that lies in a tracked folder and is not in its list: it was added without the pointer being updated. */
function refuseUnlisted(paths: readonly string[], outs: readonly DvcOut[]): void {
  for (const out of outs.filter(({ folder }) => folder)) {
    const added = paths.filter((path) => isAtOrBelow(path, out.path!));
    if (added.length > 0)
      throw mismatch(out, out.path!, `only the files that md5 ${out.md5!}.dir lists`, `${named(added)} too`);
  }
}

/** The only pointer of a path; undefined where there are several, or none. */
function onePointer(outs: readonly DvcOut[]): Pointer | undefined {
  const [out, ...more] = outs;
  if (out === undefined || more.length > 0) return undefined;
  return pointerOf(out);
}
