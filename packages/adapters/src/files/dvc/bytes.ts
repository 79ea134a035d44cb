// Finds the bytes that a pointer names, in the checkout, in DVC's cache, or by dvc pull; they are always hashed.
import { posix, relative } from 'node:path';
import type { DvcOut } from '@modelgate/formats/dvc';
import { cached, cacheOf, dvcRoot, type Cached, type DvcObject } from './cache.ts';
import { mismatch, missing } from './faults.ts';
import { underItsName } from './link.ts';
import type { OwnFiles } from './own-files.ts';

/** Runs dvc pull for what is not on this machine; throws when that is not allowed, or fails. */
export type Pull = (out: DvcOut) => Promise<void>;

/** Where bytes may lie. */
export interface Sources {
  readonly own: OwnFiles;
  /** A private folder that is deleted after the run. */
  readonly folder: string;
  readonly pull: Pull;
}

/** A file that a pointer names, directly or in the list of a folder. */
export interface TrackedFile {
  /** From the repository's root. */
  readonly path: string;
  readonly md5: string;
  readonly out: DvcOut;
}

/** An absolute path with exactly these bytes. Throws input/dvc-mismatch, input/dvc-missing, or what the pull throws. */
export function fileOf(tracked: TrackedFile, sources: Sources): Promise<string> {
  return orPulled(
    tracked.out,
    async () => (await ownFile(tracked, sources)) ?? (await cachedFile(tracked, sources)),
    sources,
  );
}

/** The same without a pull; undefined where the bytes are not on this machine. */
export async function fileAtHand(tracked: TrackedFile, { own, folder, pull }: Sources): Promise<string | undefined> {
  const file = await own.at(tracked.path);
  if (file !== undefined && (await own.md5(file, tracked.out.unixText)) === tracked.md5) return file;
  return cachedFile(tracked, { own, folder, pull }).catch(() => undefined);
}

/** What `find` finds at once, or after a pull. */
export async function orPulled<T>(
  out: DvcOut,
  find: () => Promise<T | undefined>,
  { pull }: Pick<Sources, 'pull'>,
): Promise<T> {
  const before = await find();
  if (before !== undefined) return before;
  await pull(out);
  const after = await find();
  if (after !== undefined) return after;
  throw missing(out, out.path ?? out.pointer, 'nothing, even after dvc pull');
}

/** An object in the cache of the pointer's own DVC repository. */
export async function objectOf(out: DvcOut, wanted: DvcObject, { own }: Sources): Promise<Cached> {
  const dvc = await dvcRoot(own.root, posix.dirname(out.pointer));
  return dvc === undefined ? undefined : cached(await cacheOf(dvc), wanted);
}

async function ownFile({ path, md5, out }: TrackedFile, { own }: Sources): Promise<string | undefined> {
  const file = await own.at(path);
  if (file === undefined) return undefined;
  const is = await own.md5(file, out.unixText);
  if (is !== md5) throw mismatch(out, path, `md5 ${md5}`, `md5 ${is}`);
  return file;
}

async function cachedFile({ path, md5, out }: TrackedFile, sources: Sources): Promise<string | undefined> {
  const found = await objectOf(out, { md5, folder: false, unixText: out.unixText }, sources);
  if (found === undefined) return undefined;
  if ('file' in found) return underItsName(sources.folder, md5, path, found.file);
  const place = relative(sources.own.root, found.damaged);
  throw missing(out, path, `other bytes in the cache under that digest, ${place}: delete them`);
}
