// The actions cache for fetched engines, where the runner has one: on GitHub's own machines nothing else outlives a job.
import { resolve } from 'node:path';
import type { Store } from '@modelgate/core';
import { hasCache, OWN_FOLDER, type Environment } from './inputs.ts';
import { isLink } from './is-link.ts';

/** Its client is loaded on first use, since most machines have their engines. A link in the checkout could lead the files anywhere. */
export function engineCacheOf(env: Environment): Store | undefined {
  const own = resolve(env['GITHUB_WORKSPACE'] ?? '.', OWN_FOLDER);
  const staging = resolve(own, 'cache');
  if (!hasCache(env) || isLink(own) || isLink(staging)) return undefined;
  const open = async (): Promise<Store> => (await import('@modelgate/adapters/github')).engineCache(staging);
  return {
    restore: async (key, folder) => (await open()).restore(key, folder),
    save: async (key, folder) => (await open()).save(key, folder),
  };
}
