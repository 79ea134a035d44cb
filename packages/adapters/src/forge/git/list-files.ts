// The files of a commit below a folder.
import type { BaseTree } from '@modelgate/core';
import { treePath } from '../tree-path.ts';
import { git } from './command.ts';

type Listed = Awaited<ReturnType<BaseTree['list']>>;

/** `prefix` is the checkout folder's own path inside the repository, '' at its root or ending in a slash. */
export async function listFiles(folder: string, commit: string, prefix: string, below: string): Promise<Listed> {
  const checked = below === '' ? { names: [] } : treePath(below);
  if ('unreadable' in checked) return checked;
  const whole = prefix + checked.names.join('/');
  const path = whole === '' ? [] : [whole.endsWith('/') ? whole : `${whole}/`];
  const { code, stdout, stderr } = await git(folder, [
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    '--full-tree',
    '--end-of-options',
    commit,
    ...path,
  ]);
  if (code !== 0) return { unreadable: `git ls-tree failed for ${below}: ${stderr.trim().split('\n')[0]}` };
  const files = stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
  return { files: files.map((name) => name.slice(prefix.length)).sort() };
}
