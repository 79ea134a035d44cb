// What of a folder Git keeps.
import { git } from './command.ts';

/** Paths below a folder, from it, of the files that Git keeps there; none where the folder is in no repository. */
export async function trackedNames(folder: string): Promise<readonly string[]> {
  const { code, stdout } = await git(folder, ['ls-files', '-z', '--', '.']);
  if (code !== 0) return [];
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}
