// What a commit's tree says of a file: by one listing of a folder, or for the file alone.
import { git } from './command.ts';

export interface Entry {
  /** From the repository's root. */
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  /** The object's name: its digest. */
  readonly id: string;
}

const line = /^(\d{6}) (\w+) ([0-9a-f]{40,64})\t([^]*)$/;

/** Entries of `ls-tree`; `paths` from the repository's root, a folder with its slash. Undefined with Git's own words when it fails. */
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
