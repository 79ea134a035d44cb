// A folder as store: laptops, self-hosted runners, tests.
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

/** Keeps under `root`; an entry that is refused is deleted there, so that the next save can replace it. */
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

/** Where nothing can be kept under `root` this throws, and a run need not come to its end to find out. */
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

/** Complete or not at all: packed beside the entry and renamed. */
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

/** Of two savers the first wins: its folder is there by the time that the second renames. */
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

/** Between the two renames there is no entry, which is an entry to be made anew. */
async function renameInstead(from: string, to: string): Promise<void> {
  const before = `${from}-before`;
  await rename(to, before).catch(() => undefined);
  await renameUnlessThere(from, to);
  await rm(before, { recursive: true, force: true });
}
