// Files of the merge base from the checkout itself, for laptops and for runners without a token.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BaseTree } from '@modelgate/core';
import { git, gitFailed, gitLine } from './command.ts';
import { readFile } from './read-file.ts';

export interface GitBaseOptions {
  /** The folder that paths are relative to: the repository's root, or a folder in it. */
  readonly folder: string;
  /** A branch or commit to compare with; absent: the default branch, as the remote or the usual names tell it. */
  readonly base?: string;
}

/** The newest commit that HEAD and the base have in common; on the base branch itself that is HEAD. */
export async function gitBaseTree({ folder, base }: GitBaseOptions): Promise<BaseTree> {
  const problem = await noRepository(folder);
  if (problem !== undefined) return noTree(problem);
  const head = await commitOf(folder, 'HEAD');
  if (head === undefined) return noTree('the repository has no commit yet');
  const ref = base ?? (await defaultBranch(folder));
  if (ref === undefined) return noTree('no default branch was found (looked for origin/HEAD, main and master)');
  const tip = await commitOf(folder, ref);
  if (tip === undefined)
    throw gitFailed(`there is no branch or commit ${JSON.stringify(ref)}`, 'fetch it, or name another base');
  const sha = await mergeBase(folder, tip, head, ref);
  if (sha === undefined) return noTree(`HEAD and ${ref} have no commit in common`);
  const prefix = (await gitLine(folder, ['rev-parse', '--show-prefix'])) ?? '';
  return { commit: { sha }, read: (path) => readFile(folder, sha, prefix, path) };
}

function noTree(why: string): BaseTree {
  return { commit: { none: why }, read: () => Promise.resolve({ unreadable: why }) };
}

/** Why there is no repository; one that is there and cannot be read is an error, since silence would drop the baseline. */
async function noRepository(folder: string): Promise<string | undefined> {
  const { code, stderr } = await git(folder, ['rev-parse', '--git-dir']);
  if (code === 0) return undefined;
  if (!isBelowRepository(resolve(folder))) return 'the folder is in no Git repository';
  throw gitFailed(
    `Git cannot read the repository: ${stderr.trim().split('\n')[0]}`,
    'install git, or let git status work in this folder',
  );
}

function isBelowRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && isBelowRepository(dirname(folder));
}

/** A name that begins with a dash or holds a range is no commit; Git never sees it as an option. */
function commitOf(folder: string, ref: string): Promise<string | undefined> {
  return gitLine(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
}

async function defaultBranch(folder: string): Promise<string | undefined> {
  const told = await gitLine(folder, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const usual = ['refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'];
  for (const ref of told === undefined || told === '' ? usual : [told, ...usual]) {
    if ((await commitOf(folder, ref)) !== undefined) return ref;
  }
  return undefined;
}

/** A shallow clone hides the merge base: without one nothing is proven about what the base holds. */
async function mergeBase(folder: string, tip: string, head: string, ref: string): Promise<string | undefined> {
  const { code, stdout, stderr } = await git(folder, ['merge-base', tip, head]);
  if (code === 0) return stdout.toString('utf8').trim();
  if ((await gitLine(folder, ['rev-parse', '--is-shallow-repository'])) === 'true') {
    throw gitFailed(
      `the clone is shallow and does not reach the merge base with ${ref}`,
      'git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0, or give ModelGate the token)',
    );
  }
  if (code === 1) return undefined;
  throw gitFailed(`git merge-base failed: ${stderr.trim().split('\n')[0]}`, 'run git fsck');
}
