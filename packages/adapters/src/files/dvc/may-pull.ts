// Whether DVC may run for a change. DVC's settings name the machines that it talks to with this machine's credentials, and since they
// are part of the repository, a change can write them. So DVC runs only with settings that the base branch already has.
import { lstat, readFile } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import { printable, type BaseTree } from '@modelgate/core';
import type { DvcOut } from '@modelgate/formats/dvc';
import { git, gitLine } from '../../forge/git/command.ts';

export interface MayPull {
  readonly root: string;
  /** The change comes from another repository, whose authors are not trusted. */
  readonly fork: boolean;
  readonly tree: BaseTree;
}

/** Files of `.dvc` that DVC itself commits. A change must not add any other, such as DVC's state or a user's own settings. */
const committed = /^(config|\.gitignore|plots\/[^/]+\.json)$/;

/** The reason why DVC must not run, or undefined. What cannot be proven counts as a reason. */
export function whyNotPull({ root, fork, tree }: MayPull): (out: DvcOut, dvc: string) => Promise<string | undefined> {
  return async (out, dvc) => {
    if (fork) return 'the change comes from a fork';
    if (out.imported) return 'the pointer itself names the place to import them from';
    const folder = relative(resolve(root), join(dvc, '.dvc')).split(sep).join('/');
    return (await unlikeBase(folder, root, tree)) ?? (await broughtAlong(folder, root));
  };
}

async function unlikeBase(folder: string, root: string, tree: BaseTree): Promise<string | undefined> {
  const path = posix.join(folder, 'config');
  const [base, own] = await Promise.all([settingsOfBase(path, root, tree), ownSettings(join(root, path))]);
  if ('unreadable' in base) return `${path} of the base branch cannot be read (${base.unreadable})`;
  const before = 'found' in base ? Buffer.from(base.found) : undefined;
  const same = before === undefined || own === undefined ? before === own : before.equals(own);
  return same ? undefined : `the change writes ${path}, which names where data comes from`;
}

/** The change's own settings; anything but a small file cannot equal the base branch's. */
async function ownSettings(file: string): Promise<Buffer | undefined> {
  const entry = await lstat(file).catch(() => undefined);
  if (entry === undefined) return undefined;
  return entry.isFile() && entry.size < LARGEST ? readFile(file).catch(() => undefined) : Buffer.from('no file');
}

/** Largest settings that are read, in bytes; real ones have a few lines. */
const LARGEST = 2 ** 20;

/**
 * The base branch's settings. For a job on the base branch itself they are HEAD's, but only if HEAD is the job's commit, since a workflow
 * can check out any other.
 */
async function settingsOfBase(path: string, root: string, tree: BaseTree): ReturnType<BaseTree['read']> {
  if ('sha' in tree.commit) return tree.read(path);
  const { none, merged } = tree.commit;
  const head = merged === undefined ? undefined : await gitLine(root, ['rev-parse', '--verify', 'HEAD']);
  if (merged === undefined || head !== merged) return { unreadable: none };
  const { code, stdout } = await git(root, ['cat-file', 'blob', `HEAD:./${path}`]);
  return code === 0 ? { found: stdout } : { unreadable: 'HEAD has none' };
}

async function broughtAlong(folder: string, root: string): Promise<string | undefined> {
  const { code, stdout } = await git(root, ['ls-files', '-z', '--', folder]);
  if (code !== 0) return 'Git cannot tell which files of .dvc are part of the repository';
  const names = stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
  const odd = names.find((name) => !committed.test(name.slice(folder.length + 1)));
  return odd === undefined
    ? undefined
    : `the repository holds ${printable(odd)}, which is DVC's own state and not to be committed`;
}
