// A folder as a store, for laptops, self-hosted runners and tests.
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WorldError } from '@modelgate/core';
import type { SeriesStore, Store } from '@modelgate/core';
import { makeFolder, makeWritableFolder } from '../files/make-folder.ts';
import { keyOfSeries, nameOfKey, refusal, trouble } from './options.ts';
import type { StoreOptions } from './options.ts';
import { scopeOf } from './origin.ts';
import type { Scope } from './origin.ts';
import { pack, unpack, type PackRequest } from './pack.ts';

/** A store under `root`. A refused entry is deleted, so that the next save can replace it. */
export function folderStore(root: string, options: StoreOptions): Store & SeriesStore {
  const { origin } = options;
  const entry = (key: string, scope: Scope): string =>
    join(root, scope === 'default' ? 'default' : `run-${nameOfKey(origin.run)}`, nameOfKey(key));
  const restore = async (key: string, folder: string): Promise<boolean> => {
    for (const scope of ['run', 'default'] as const) {
      if (await restoreEntry(entry(key, scope), key, folder, options)) return true;
    }
    return false;
  };
  return {
    restore,
    save: (key, folder, rows) => {
      const request = { key, origin, ...(rows !== undefined && { rows }) };
      return saveEntry(root, entry(key, scopeOf(origin)), { folder, request, place: renameUnlessThere });
    },
    restoreLast: (series, folder) => restore(keyOfSeries(series), folder),
    saveLast: (series, folder) => {
      const key = keyOfSeries(series);
      return saveEntry(root, entry(key, scopeOf(origin)), { folder, request: { key, origin }, place: renameInstead });
    },
  };
}

/** Throws where nothing can be written under `root`, so that a run fails at its start and not at its end. */
export async function prepareFolderStore(root: string): Promise<void> {
  await makeWritableFolder(root).catch((error: unknown) => {
    throw cannotKeep(root, error);
  });
}

async function restoreEntry(
  entry: string,
  key: string,
  folder: string,
  { origin, say }: StoreOptions,
): Promise<boolean> {
  if (!existsSync(entry)) return false;
  const refused = await unpack(entry, folder, key, origin).catch((error: unknown) => trouble('reading it', error));
  if (refused === undefined) return true;
  say(refusal(key, refused));
  await rm(entry, { recursive: true, force: true }).catch(() => undefined);
  return false;
}

interface Saving {
  readonly folder: string;
  readonly request: PackRequest;
  readonly place: (from: string, to: string) => Promise<void>;
}

/** Saves an entry completely or not at all: it is packed beside the final place and then renamed. */
async function saveEntry(root: string, entry: string, { folder, request, place }: Saving): Promise<void> {
  try {
    await makeFolder(dirname(entry));
    const unfinished = await mkdtemp(join(root, 'unfinished-'));
    try {
      await pack(folder, unfinished, request);
      await place(unfinished, entry);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  } catch (error) {
    throw error instanceof WorldError ? error : cannotKeep(root, error);
  }
}

function cannotKeep(root: string, error: unknown): WorldError {
  return new WorldError({
    code: 'world/store-failed',
    message: trouble(`keeping results under ${root}`, error),
    hint: 'Check that the folder is writable and the disk not full.',
  });
}

/** When two runs save the same entry, the first wins: the second finds the folder in place. */
async function renameUnlessThere(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
    if (!existsSync(to)) throw error;
  }
}

/** Replaces an entry. Between the two renames there is none, and a run that looks then computes anew. */
async function renameInstead(from: string, to: string): Promise<void> {
  const before = `${from}-before`;
  await rename(to, before).catch(() => undefined);
  await renameUnlessThere(from, to);
  await rm(before, { recursive: true, force: true });
}
