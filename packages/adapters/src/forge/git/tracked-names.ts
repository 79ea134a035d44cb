// Which files of a folder Git tracks.
import { git } from './command.ts';
import { isBelowRepository } from './repository.ts';

/** Paths, relative to the folder, of the files in it that Git tracks; none where the folder is not in a repository. */
export async function trackedNames(folder: string): Promise<readonly string[]> {
  if (!isBelowRepository(folder)) return [];
  const { code, stdout } = await git(folder, ['ls-files', '-z', '--', '.']);
  if (code !== 0) return [];
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}
