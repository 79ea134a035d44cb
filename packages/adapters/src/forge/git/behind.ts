// What Git does not look behind: symbolic links and submodules.
import { entriesAt } from './entries.ts';
import type { Checkout, Submodule } from './submodule.ts';

export const LINK = '120000';

/** Where the files behind a path are, or why nobody knows. */
export type Behind =
  | { readonly submodule: Submodule; /** Inside of it. */ readonly path: string }
  | { readonly unreadable: string };

/**
 * Looks for a symbolic link or a submodule on the way to a path from the repository's root, its own entry included; undefined if there is
 * none, so that nothing is behind the path.
 */
export async function behind({ folder, commit }: Checkout, path: string): Promise<Behind | undefined> {
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const entries = await entriesAt(folder, commit, [], [names.slice(0, depth).join('/')]);
    if ('failed' in entries) return { unreadable: `git ls-tree failed for ${path}: ${entries.failed}` };
    const [entry] = entries;
    if (entry === undefined) return undefined;
    if (entry.mode === LINK) return { unreadable: `${path} lies behind a symbolic link` };
    if (entry.type === 'commit') return { submodule: entry, path: names.slice(depth).join('/') };
  }
  return undefined;
}
