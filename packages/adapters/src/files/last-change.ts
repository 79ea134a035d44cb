// When files were last changed: the time of the newest commit that touches one of them or its pointer. The files' own
// times are those of the checkout.
import { stat } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import type { LastChange } from '@modelgate/core';
import { git, gitLine } from '../forge/git/command.ts';

/** More files than this are asked for by their folder, since the length of a command line is limited. */
const MOST_FILES = 200;

export async function lastChange(root: string, files: readonly string[]): Promise<LastChange> {
  const own = files.map((file) => relative(root, file).split(sep).join('/'));
  const outside = own.some((path) => path === '' || path.startsWith('..'));
  if (outside) return { unknown: 'its files are kept outside the checkout, where no commit tells their age' };
  const paths = ['--', ...(own.length > MOST_FILES ? [folderOf(own)] : own.flatMap((path) => [path, `${path}.dvc`]))];
  const changed = await git(root, ['status', '--porcelain', ...paths]);
  if (changed.code !== 0) return { unknown: 'the folder is in no Git repository, so no commit tells its age' };
  return changed.stdout.length > 0 ? newestOf(files) : newestCommit(root, paths);
}

/** The newest time of the files themselves; right for uncommitted files, which no checkout wrote. */
async function newestOf(files: readonly string[]): Promise<LastChange> {
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return { at: new Date(Math.max(...times)).toISOString(), committed: false };
}

async function newestCommit(root: string, paths: readonly string[]): Promise<LastChange> {
  const line = await gitLine(root, ['log', '-1', '--format=%H %cI', ...paths]);
  const [commit = '', at = ''] = line?.split(' ') ?? [];
  if (at === '') return { unknown: 'no commit has it' };
  // The oldest commit of a shallow clone seems to have added every file.
  const cut =
    (await gitLine(root, ['rev-parse', '--is-shallow-repository'])) === 'true' &&
    (await git(root, ['rev-parse', '--verify', '--quiet', `${commit}^`])).code !== 0;
  if (cut)
    return { unknown: 'the clone is too shallow to tell when it was last changed: check out with fetch-depth: 0' };
  return { at: new Date(at).toISOString(), committed: true };
}

function folderOf(paths: readonly string[]): string {
  let folder = dirname(paths[0]!);
  while (folder !== '.' && !paths.every((path) => path.startsWith(`${folder}/`))) folder = dirname(folder);
  return folder;
}
