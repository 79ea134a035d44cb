// What Git does not look behind: symbolic links and submodules.
import type { Link } from '../links.ts';
import { git } from './command.ts';
import { entriesAt, type Entry } from './entries.ts';
import type { Checkout, Submodule } from './submodule.ts';

export const LINK = '120000';

/** Where the files behind a path are, or why nobody knows. */
export type Behind =
  | { readonly submodule: Submodule; /** Inside of it. */ readonly path: string }
  | Link
  | { readonly unreadable: string };

/**
 * Looks for a symbolic link or a submodule on the way to a path from the repository's root, its own entry included; undefined if there is
 * none, so that nothing is behind the path.
 */
export async function behind(checkout: Checkout, path: string): Promise<Behind | undefined> {
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const entries = await entriesAt(checkout.folder, checkout.commit, [], [names.slice(0, depth).join('/')]);
    if ('failed' in entries) return { unreadable: `git ls-tree failed for ${path}: ${entries.failed}` };
    const [entry] = entries;
    if (entry === undefined) return undefined;
    if (entry.mode === LINK) return linkAt(checkout, entry, names.slice(depth).join('/'));
    if (entry.type === 'commit') return { submodule: entry, path: names.slice(depth).join('/') };
  }
  return undefined;
}

export async function linkAt(
  { folder, prefix }: Checkout,
  { path, id }: Entry,
  rest: string,
): Promise<Link | { readonly unreadable: string }> {
  const { code, stdout } = await git(folder, ['cat-file', 'blob', id]);
  if (code !== 0) return { unreadable: `git cat-file failed for the symbolic link ${path}` };
  return { link: path.slice(prefix.length), target: stdout.toString('utf8'), rest };
}

/** Whether the commit has something at a path, or may have it there in a submodule. */
export async function isThere(checkout: Checkout, path: string): Promise<boolean> {
  const whole = checkout.prefix + path;
  if (whole === '') return true;
  const entries = await entriesAt(checkout.folder, checkout.commit, [], [whole]);
  return 'failed' in entries || entries.length > 0 || (await behind(checkout, whole)) !== undefined;
}
