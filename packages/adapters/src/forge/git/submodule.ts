// Submodules: a commit names a commit of another repository, which the checkout may have in a folder.
import { join } from 'node:path';
import { git } from './command.ts';
import type { Entry } from './entries.ts';

/** A checkout at a commit. */
export interface Checkout {
  readonly folder: string;
  readonly commit: string;
  /** The folder's own path inside the repository: '' at its root, else ending in a slash. */
  readonly prefix: string;
  /** Entries that were listed or read before, by path from the repository's root. */
  readonly known: Map<string, Entry>;
}

/** A submodule as a commit names it. */
export interface Submodule {
  /** The path from the root of the repository that contains it. */
  readonly path: string;
  /** The id of its commit. */
  readonly id: string;
}

/** Opens a submodule in the checkout. A commit's id is made of its contents, so it does not matter in which repository it is found. */
export async function openSubmodule(
  { folder, prefix }: Pick<Checkout, 'folder' | 'prefix'>,
  submodule: Submodule,
): Promise<Checkout | { readonly unreadable: string }> {
  const own = join(folder, submodule.path.slice(prefix.length));
  const { code } = await git(own, ['cat-file', '-e', `${submodule.id}^{commit}`]);
  return code === 0 ? { folder: own, commit: submodule.id, prefix: '', known: new Map() } : notAtHand(submodule);
}

/** The reason when the commit is missing, with what the reader can do, since nothing is fetched here. */
export function notAtHand({ path, id }: Submodule): { readonly unreadable: string } {
  return {
    unreadable: `${path} is a submodule, and its commit ${id.slice(0, 12)} is not in the checkout; fetch its history (in a workflow: actions/checkout with submodules: true and fetch-depth: 0)`,
  };
}
