// Lists the files of a commit below a folder, tree by tree, and those of its submodules from the checkout.
import type { BaseTree } from '@modelgate/core';
import { LINK } from '../git/behind.ts';
import { joined, listSubmodule, renamed } from '../git/list-files.ts';
import { notAtHand, type Submodule } from '../git/submodule.ts';
import { following, type Link } from '../links.ts';
import { treePath } from '../tree-path.ts';

export interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

export interface Tree {
  readonly entries: ReadonlyMap<string, Entry>;
  /** GitHub cut the list: a file that is not in it may still exist. */
  readonly truncated: boolean;
}

/** A commit whose files can be listed. */
export interface Listable {
  readonly treeAt: (tree: string) => Promise<Tree>;
  /** What a symbolic link holds. */
  readonly targetOf: (link: Entry) => Promise<string>;
  readonly commit: string;
  /** The folder that the change was checked out into; undefined if there is none. */
  readonly checkout: string | undefined;
}

type Listed = Awaited<ReturnType<BaseTree['list']>>;

/** Most folders that are listed, since each takes a request; no test set has more. */
const MOST_FOLDERS = 200;

export async function listFiles(source: Listable, folder: string): Promise<Listed> {
  const listed = await following(folder, { look: (at) => listAt(source, at), isThere: (at) => isThere(source, at) });
  if ('unreadable' in listed) return listed;
  const { found, at, target } = listed;
  return target === undefined || 'unreadable' in found ? found : renamed(found, at, folder);
}

/**
 * Whether the commit has something at a path, or may have it
 * there: in a submodule, or in a part that GitHub leaves out.
 */
export async function isThere({ commit, treeAt }: Listable, path: string): Promise<boolean> {
  let tree = commit;
  const names = path === '' ? [] : path.split('/');
  for (const [i, name] of names.entries()) {
    const { entries, truncated } = await treeAt(tree);
    const entry = entries.get(name);
    if (entry === undefined) return truncated;
    if (entry.type !== 'tree') return entry.type === 'commit' || i === names.length - 1;
    tree = entry.sha;
  }
  return true;
}

/** The link that is the i-th of the names of a path. */
export async function linkAt({ targetOf }: Listable, link: Entry, names: readonly string[], i: number): Promise<Link> {
  return { link: names.slice(0, i + 1).join('/'), target: await targetOf(link), rest: names.slice(i + 1).join('/') };
}

async function listAt(source: Listable, folder: string): Promise<Listed | Link> {
  const checked = folder === '' ? { names: [] } : treePath(folder);
  if ('unreadable' in checked) return checked;
  let tree = source.commit;
  for (const [i, name] of checked.names.entries()) {
    const { entries, truncated } = await source.treeAt(tree);
    const entry = entries.get(name);
    if (entry === undefined && truncated) return { unreadable: `GitHub gives only a part of the folder of ${folder}` };
    if (entry?.mode === LINK) return linkAt(source, entry, checked.names, i);
    if (entry?.type === 'commit') {
      const path = checked.names.slice(0, i + 1).join('/');
      return listBelow(source, { path, id: entry.sha }, checked.names.slice(i + 1).join('/'));
    }
    if (entry?.type !== 'tree') return { files: [] };
    tree = entry.sha;
  }
  return walk(source, tree, checked.names.join('/'));
}

async function walk(source: Listable, root: string, path: string): Promise<Listed> {
  const open: { sha: string; path: string }[] = [{ sha: root, path }];
  const files: string[] = [];
  const submodules: Submodule[] = [];
  for (let i = 0; i < open.length; i++) {
    if (i === MOST_FOLDERS)
      return { unreadable: `there are more than ${MOST_FOLDERS} folders below ${path || 'the root'}` };
    const { entries, truncated } = await source.treeAt(open[i]!.sha);
    if (truncated) return { unreadable: `GitHub gives only a part of the folder ${open[i]!.path}` };
    for (const entry of entries.values()) {
      const below = open[i]!.path === '' ? entry.path : `${open[i]!.path}/${entry.path}`;
      if (entry.type === 'tree') open.push({ sha: entry.sha, path: below });
      else if (entry.type === 'commit') submodules.push({ path: below, id: entry.sha });
      else files.push(below);
    }
  }
  return joined([{ files }, ...(await Promise.all(submodules.map((submodule) => listBelow(source, submodule))))]);
}

async function listBelow({ checkout }: Listable, submodule: Submodule, below = ''): Promise<Listed> {
  if (checkout !== undefined) return listSubmodule({ folder: checkout, prefix: '' }, submodule, below);
  return { files: [], unseen: [{ folder: submodule.path, reason: notAtHand(submodule).unreadable }] };
}
