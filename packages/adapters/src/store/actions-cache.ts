// The actions cache as store: what the default branch computed serves every run, what a run computed its own jobs.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@modelgate/core';
import { nameOfKey, refusal, trouble } from './options.ts';
import type { StoreOptions } from './options.ts';
import { scopeOf } from './origin.ts';
import type { RunOrigin, Scope } from './origin.ts';
import { pack, unpack } from './pack.ts';

/** The two functions of @actions/cache that are used. */
export interface CacheClient {
  restoreCache(paths: string[], key: string): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

export interface ActionsCacheOptions extends StoreOptions {
  /** A private folder that has the same path in every job, since the cache's version is a hash of the paths. */
  readonly staging: string;
  /** Absent: @actions/cache, loaded on first use. */
  readonly client?: CacheClient;
}

/** A cache is a convenience: its troubles are said, and the run computes anew. */
export function actionsCacheStore(options: ActionsCacheOptions): Store {
  const { origin, say } = options;
  const client = async (): Promise<CacheClient> => options.client ?? (await import('@actions/cache'));
  const staged = (key: string): string => join(options.staging, nameOfKey(key));
  return {
    restore: async (key, folder) => {
      for (const scope of ['run', 'default'] as const) {
        const at = staged(key);
        const found = await restoreEntry(await client(), at, cacheKey(origin, scope, key), say);
        const refused = found ? await unpacked(at, folder, key, origin) : undefined;
        await rm(at, { recursive: true, force: true });
        if (found && refused === undefined) return true;
        if (refused !== undefined) say(refusal(key, refused));
      }
      return false;
    },
    save: async (key, folder, rows) => {
      const at = staged(key);
      try {
        await pack(folder, at, { key, origin, ...(rows !== undefined && { rows }) });
        await (await client()).saveCache([at], cacheKey(origin, scopeOf(origin), key));
      } catch (error) {
        say(trouble('Keeping results in the actions cache', error));
      } finally {
        await rm(at, { recursive: true, force: true });
      }
    },
  };
}

/** GitHub also gives what only begins with a key, which `restoreEntry` does not take; no key begins another here. */
function cacheKey(origin: RunOrigin, scope: Scope, key: string): string {
  return `modelgate-kept-v1-${scope === 'default' ? 'default' : `run-${origin.run}`}-${nameOfKey(key)}`;
}

async function restoreEntry(client: CacheClient, at: string, key: string, say: StoreOptions['say']): Promise<boolean> {
  try {
    return (await client.restoreCache([at], key)) === key;
  } catch (error) {
    say(trouble('Reading the actions cache', error));
    return false;
  }
}

async function unpacked(at: string, folder: string, key: string, origin: RunOrigin): Promise<string | undefined> {
  return unpack(at, folder, key, origin).catch((error: unknown) => trouble('reading it', error));
}
