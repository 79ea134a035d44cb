// The actions cache for fetched engines, where the runner has one: on GitHub's own machines nothing else outlives a job.
import type { Store } from '@modelgate/core';
import { cacheStaging } from './cache-staging.ts';
import type { Environment } from './inputs.ts';

/** Its client is loaded on first use, since most machines have their engines. */
export function engineCacheOf(env: Environment): Store | undefined {
  const staging = cacheStaging(env['GITHUB_WORKSPACE'] ?? '.', env);
  if (staging === undefined) return undefined;
  const open = async (): Promise<Store> => (await import('@modelgate/adapters/github')).engineCache(staging);
  return {
    restore: async (key, folder) => (await open()).restore(key, folder),
    save: async (key, folder) => (await open()).save(key, folder),
  };
}
