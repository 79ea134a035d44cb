// Files of the base branch on this machine: files of its tree, copied to a private folder, and files that its DVC pointers track.
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { isDataFile, isGlob, type BaseFile, type BaseFiles, type BaseFound, type BaseTree } from '@modelgate/core';
import { isDvcPointer } from '@modelgate/formats/dvc';
import { trackedAtBase } from './dvc/base-pointers.ts';
import { fixedPart } from './dvc/pointers.ts';
import { copyOf, withExternalData } from './external-data.ts';
import type { LocalFiles } from './local.ts';
import { reachesInto } from './reaches-into.ts';
import { normal, type VersionedFiles } from './versioned.ts';

export interface BaseFilesOptions {
  readonly tree: BaseTree;
  readonly local: Pick<LocalFiles, 'keep' | 'kept'>;
  readonly files: VersionedFiles;
}

export function baseFiles(options: BaseFilesOptions): BaseFiles {
  const { commit } = options.tree;
  return { commit, find: (path, as) => findAll(normal(path), as, options) };
}

/** Finds files at a path; a model comes with its external data. */
async function findAll(path: string, as: string | undefined, options: BaseFilesOptions): Promise<BaseFound> {
  const found = await find(path, as, options);
  if ('unreadable' in found || as === undefined || isDataFile(path)) return found;
  const [model, ...others] = found.files;
  if (model === undefined || others.length > 0) return found;
  return withExternalData(model, { find: (of) => find(of, undefined, options), local: options.local, as });
}

/** Finds files at a path: first in Git; where Git has none, or where the path names several files, pointers are looked up too. */
async function find(path: string, as: string | undefined, options: BaseFilesOptions): Promise<BaseFound> {
  const own = isDvcPointer(path) ? { files: [] } : await ownFiles(path, as, options);
  if ('unreadable' in own) return own;
  if (own.files.some((file) => file.path === path)) return own;
  const tracked = await trackedAtBase(path, options);
  if ('unreadable' in tracked) return tracked;
  const pointers = new Set(tracked.pointers);
  const files = own.files.filter((file) => !pointers.has(file.path)).concat(tracked.files);
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function ownFiles(path: string, as: string | undefined, options: BaseFilesOptions): Promise<BaseFound> {
  const copied = (of: string): Promise<Copied> =>
    copyOnce(of, as === undefined || of !== path ? `base/${of}` : copyOf(of, as), options);
  const [listed, lone] = await Promise.all([listedAt(path, options.tree), isGlob(path) ? noFile : copied(path)]);
  if ('unreadable' in listed) return listed;
  if (listed.files.length === 0 && 'unreadable' in lone) return lone;
  if (listed.files.length === 0) return { files: 'copy' in lone ? [lone.copy] : [] };
  const files: BaseFile[] = [];
  for (const of of listed.files.filter((file) => isGlob(path) || isDataFile(file))) {
    const read = await copied(of);
    if (!('copy' in read)) return { unreadable: 'unreadable' in read ? read.unreadable : 'it is absent', of };
    files.push(read.copy);
  }
  return { files };
}

type Copied = { readonly copy: BaseFile } | Exclude<Awaited<ReturnType<BaseTree['read']>>, { found: Uint8Array }>;

const noFile = { absent: true } as const;

/** Copies a file of the tree, once in a run: in a job, each reading would be a request. */
async function copyOnce(path: string, name: string, { tree, local }: BaseFilesOptions): Promise<Copied> {
  const kept = await local.kept(name);
  if (kept !== undefined) return { copy: { path, file: kept, bytes: await readFile(kept) } };
  const read = await tree.read(path);
  if (!('found' in read)) return read;
  return { copy: { path, file: await local.keep(name, read.found), bytes: read.found } };
}

/** All files of a folder, or the matches of a glob. Unreadable if some may lie in a folder that could not be listed. */
export async function listedAt(path: string, tree: BaseTree): ReturnType<BaseTree['list']> {
  const fixed = isGlob(path) ? fixedPart(path) : path;
  const listed = await tree.list(fixed === '.' ? '' : fixed);
  if ('unreadable' in listed) return listed;
  const unseen = listed.unseen?.find(({ folder }) => !isGlob(path) || reachesInto(folder, path));
  if (unseen) return { unreadable: unseen.reason };
  return isGlob(path) ? { files: listed.files.filter((file) => posix.matchesGlob(file, path)) } : listed;
}
