// Symbolic links and submodules, which Git does not look behind.
import { entriesAt, type Entry } from './entries.ts';
import type { Checkout } from './submodule.ts';

/**
 * The first symbolic link or submodule on the way to a path (from the repository's root), or at the path itself; undefined if there is
 * none.
 */
export async function barrierOn(
  { folder, commit }: Checkout,
  path: string,
): Promise<Entry | { readonly failed: string } | undefined> {
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const entries = await entriesAt(folder, commit, [], [names.slice(0, depth).join('/')]);
    if ('failed' in entries) return entries;
    const [entry] = entries;
    if (entry === undefined) return undefined;
    if (entry.type === 'commit' || entry.mode === LINK) return entry;
  }
  return undefined;
}

export const LINK = '120000';
