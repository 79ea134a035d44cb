// Entries of a commit's tree.
import { git } from './command.ts';

export interface Entry {
  /** From the repository's root. */
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  /** The object's id, which is its digest. */
  readonly id: string;
}

const line = /^(\d{6}) (\w+) ([0-9a-f]{40,64})\t([^]*)$/;

/**
 * The entries that `ls-tree` lists for `paths`, which are from the repository's root; a
 * folder ends in a slash. When Git fails, its message instead.
 */
export async function entriesAt(
  folder: string,
  commit: string,
  options: readonly string[],
  paths: readonly string[],
): Promise<readonly Entry[] | { readonly failed: string }> {
  const args = ['ls-tree', '-z', '--full-tree', ...options, '--end-of-options', commit, ...paths];
  const { code, stdout, stderr } = await git(folder, args);
  if (code !== 0) return { failed: stderr.trim().split('\n')[0]! };
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap((text) => {
      const [, mode, type, id, path] = line.exec(text) ?? [];
      return path === undefined ? [] : [{ path, mode: mode!, type: type!, id: id! }];
    });
}
