// The files of a commit below a folder, tree by tree.
import type { BaseTree } from '@modelgate/core';
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
  /** GitHub cut the list: what is not in it may still be there. */
  readonly truncated: boolean;
}

export type TreeAt = (tree: string) => Promise<Tree>;

/** Each folder is a request; a data set in more than this many is no test set. */
const MOST_FOLDERS = 200;

export async function listFiles(treeAt: TreeAt, commit: string, folder: string): ReturnType<BaseTree['list']> {
  const checked = folder === '' ? { names: [] } : treePath(folder);
  if ('unreadable' in checked) return checked;
  let tree = commit;
  for (const name of checked.names) {
    const { entries, truncated } = await treeAt(tree);
    const entry = entries.get(name);
    if (entry === undefined && truncated) return { unreadable: `GitHub gives only a part of the folder of ${folder}` };
    // Whoever follows the link finds files there: they are not proven absent.
    if (entry?.mode === '120000') return { unreadable: `${folder} lies behind a symbolic link` };
    if (entry?.type !== 'tree') return { files: [] };
    tree = entry.sha;
  }
  return walk(treeAt, tree, checked.names.join('/'));
}

async function walk(treeAt: TreeAt, root: string, path: string): ReturnType<BaseTree['list']> {
  const open: { sha: string; path: string }[] = [{ sha: root, path }];
  const files: string[] = [];
  for (let i = 0; i < open.length; i++) {
    if (i === MOST_FOLDERS)
      return { unreadable: `there are more than ${MOST_FOLDERS} folders below ${path || 'the root'}` };
    const { entries, truncated } = await treeAt(open[i]!.sha);
    if (truncated) return { unreadable: `GitHub gives only a part of the folder ${open[i]!.path}` };
    for (const entry of entries.values()) {
      const below = open[i]!.path === '' ? entry.path : `${open[i]!.path}/${entry.path}`;
      if (entry.type === 'tree') open.push({ sha: entry.sha, path: below });
      else files.push(below);
    }
  }
  return { files: files.sort() };
}
