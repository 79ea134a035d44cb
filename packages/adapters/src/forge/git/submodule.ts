// Submodules: a commit names a commit of another repository, which the checkout has below the folder, or has not.
import { join } from 'node:path';
import { git } from './command.ts';
import type { Entry } from './entries.ts';

/** A checkout at a commit. */
export interface Checkout {
  readonly folder: string;
  readonly commit: string;
  /** The folder's own path inside the repository, '' at its root or ending in a slash. */
  readonly prefix: string;
  /** Entries that listings of folders told, by path from the repository's root. */
  readonly known: Map<string, Entry>;
}

/** A submodule as a commit names it. */
export interface Submodule {
  /** From the root of the repository whose checkout this is. */
  readonly path: string;
  /** Its commit. */
  readonly id: string;
}

/** A commit is named by its contents: in whichever repository it is found, it is the one. */
export async function openSubmodule(
  { folder, prefix }: Pick<Checkout, 'folder' | 'prefix'>,
  submodule: Submodule,
): Promise<Checkout | { readonly unreadable: string }> {
  const own = join(folder, submodule.path.slice(prefix.length));
  const { code } = await git(own, ['cat-file', '-e', `${submodule.id}^{commit}`]);
  return code === 0 ? { folder: own, commit: submodule.id, prefix: '', known: new Map() } : notAtHand(submodule);
}

/** What the reader can do stands with it: nothing is fetched here. */
export function notAtHand({ path, id }: Submodule): { readonly unreadable: string } {
  return {
    unreadable: `${path} is a submodule, and its commit ${id.slice(0, 12)} is not in the checkout; fetch its history (in a workflow: actions/checkout with submodules: true and fetch-depth: 0)`,
  };
}
