// The files of a commit below a folder.
import type { BaseTree } from '@modelgate/core';
import { treePath } from '../tree-path.ts';
import { entriesAt, type Entry } from './entries.ts';
import { linkOnTheWay } from './read-file.ts';

type Listed = Awaited<ReturnType<BaseTree['list']>>;

/** `prefix` is the checkout folder's own path inside the repository, '' at its root or ending in a slash; `known` learns what is listed. */
export async function listFiles(
  folder: string,
  commit: string,
  prefix: string,
  below: string,
  known: Map<string, Entry>,
): Promise<Listed> {
  const checked = below === '' ? { names: [] } : treePath(below);
  if ('unreadable' in checked) return checked;
  const whole = prefix + checked.names.join('/');
  const path = whole === '' ? [] : [whole.endsWith('/') ? whole : `${whole}/`];
  const entries = await entriesAt(folder, commit, ['-r'], path);
  if ('failed' in entries) return { unreadable: `git ls-tree failed for ${below}: ${entries.failed}` };
  if (entries.length === 0) {
    const at = whole.replace(/\/$/, '');
    const reason = await linkOnTheWay(folder, commit, at, at === '' ? 0 : at.split('/').length);
    if (reason !== undefined) return { unreadable: reason };
  }
  for (const entry of entries) known.set(entry.path, entry);
  return { files: entries.map((entry) => entry.path.slice(prefix.length)).sort() };
}
