// Fetched engines in the actions cache, for machines of which nothing outlives a job. Whoever restores them hashes every file, so an entry needs
// no manifest. GitHub shows those of a pull request to that pull request alone, and those of the default branch to everybody.
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@modelgate/core';
import type { CacheClient } from './actions-cache.ts';
import { nameOfKey } from './options.ts';

/**
 * Throws where the cache cannot be reached or written to. `staging`: a private folder with the same path in every job, since the version of a
 * cache entry is a hash of its paths. Without a client it is @actions/cache, loaded on first use.
 */
export function engineCache(staging: string, client?: CacheClient): Store {
  const at = join(staging, 'engines');
  const opened = async (): Promise<CacheClient> => client ?? (await import('@actions/cache'));
  return {
    restore: (key, folder) =>
      thenEmptied(at, async () => {
        const name = entryOf(key);
        // GitHub also finds entries whose name only begins with the given one.
        if ((await (await opened()).restoreCache([at], name)) !== name) return false;
        await cp(at, folder, { recursive: true });
        return true;
      }),
    save: (key, folder) =>
      thenEmptied(at, async () => {
        await cp(folder, at, { recursive: true });
        await (await opened()).saveCache([at], entryOf(key));
      }),
  };
}

function entryOf(key: string): string {
  return `modelgate-engines-v1-${nameOfKey(key)}`;
}

/** What another job may have left is no part of an entry. */
async function thenEmptied<T>(at: string, work: () => Promise<T>): Promise<T> {
  await rm(at, { recursive: true, force: true });
  try {
    return await work();
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}
