// The actions cache as a store: results of the default branch serve every run, results of another run only its own jobs.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeriesStore, Store } from '@modelgate/core';
import { keyOfSeries, nameOfKey, refusal, trouble } from './options.ts';
import type { StoreOptions } from './options.ts';
import { scopeOf } from './origin.ts';
import type { RunOrigin, Scope } from './origin.ts';
import { pack, unpack, type PackRequest } from './pack.ts';

/** The two functions of @actions/cache that are used. */
export interface CacheClient {
  restoreCache(paths: string[], key: string, beginnings?: string[]): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

export interface ActionsCacheOptions extends StoreOptions {
  /** A private folder with the same path in every job, since the version of a cache entry is a hash of its paths. */
  readonly staging: string;
  /** Absent: @actions/cache, loaded on first use. */
  readonly client?: CacheClient;
}

/** A cache is only a convenience: when it fails, that is reported and the run computes anew. */
export function actionsCacheStore(options: ActionsCacheOptions): Store & SeriesStore {
  const { origin } = options;
  const client = async (): Promise<CacheClient> => options.client ?? (await import('@actions/cache'));
  const ownScope = scopeOf(origin);
  return {
    restore: (key, folder) =>
      restore(options, key, folder, async (at, name) => (await (await client()).restoreCache([at], name)) === name),
    save: (key, folder, rows) => {
      const request = { key, origin, ...(rows !== undefined && { rows }) };
      return save(options, client, folder, request, cacheKey(origin, ownScope, key));
    },
    restoreLast: (series, folder) =>
      restore(options, keyOfSeries(series), folder, async (at, name) => {
        const found = await (await client()).restoreCache([at], `${name}-none`, [`${name}-`]);
        return found?.startsWith(`${name}-`) === true;
      }),
    // Entries cannot be replaced: each has its own name, and the newest is found.
    saveLast: (series, folder) => {
      const key = keyOfSeries(series);
      return save(options, client, folder, { key, origin }, `${cacheKey(origin, ownScope, key)}-${randomUUID()}`);
    },
  };
}

/** Restores an entry into a folder; GitHub also finds entries whose name only begins with the given one. */
type Find = (at: string, name: string) => Promise<boolean>;

/** Looks among this run's entries, then among the default branch's. One that cannot be trusted is refused aloud. */
async function restore(
  { origin, say, staging }: ActionsCacheOptions,
  key: string,
  folder: string,
  find: Find,
): Promise<boolean> {
  for (const scope of ['run', 'default'] as const) {
    const at = join(staging, nameOfKey(key));
    const found = await foundEntry(() => find(at, cacheKey(origin, scope, key)), say);
    const refused = found ? await unpacked(at, folder, key, origin) : undefined;
    await rm(at, { recursive: true, force: true });
    if (found && refused === undefined) return true;
    if (refused !== undefined) say(refusal(key, refused));
  }
  return false;
}

async function save(
  { say, staging }: ActionsCacheOptions,
  client: () => Promise<CacheClient>,
  folder: string,
  request: PackRequest,
  name: string,
): Promise<void> {
  const at = join(staging, nameOfKey(request.key));
  try {
    await pack(folder, at, request);
    await (await client()).saveCache([at], name);
  } catch (error) {
    say(trouble('Keeping results in the actions cache', error));
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

/** The cache's key for one of ours. No such key is the beginning of another. */
function cacheKey(origin: RunOrigin, scope: Scope, key: string): string {
  return `modelgate-kept-v1-${scope === 'default' ? 'default' : `run-${origin.run}`}-${nameOfKey(key)}`;
}

async function foundEntry(find: () => Promise<boolean>, say: StoreOptions['say']): Promise<boolean> {
  try {
    return await find();
  } catch (error) {
    say(trouble('Reading the actions cache', error));
    return false;
  }
}

async function unpacked(at: string, folder: string, key: string, origin: RunOrigin): Promise<string | undefined> {
  return unpack(at, folder, key, origin).catch((error: unknown) => trouble('reading it', error));
}
