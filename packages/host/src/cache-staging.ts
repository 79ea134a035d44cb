// Where entries of the actions cache are put together and taken apart.
import { resolve } from 'node:path';
import { hasCache, OWN_FOLDER, type Environment } from './inputs.ts';
import { isLink } from './is-link.ts';

/** undefined where the runner has no cache, or where a link of the checkout could lead the files anywhere. */
export function cacheStaging(workspace: string, env: Environment): string | undefined {
  const own = resolve(workspace, OWN_FOLDER);
  const staging = resolve(own, 'cache');
  return !hasCache(env) || isLink(own) || isLink(staging) ? undefined : staging;
}
