// Files of the merge base, read from the checkout's own Git repository: for laptops and for runners without a token.
import { noTree, type BaseTree } from '@modelgate/core';
import { git, gitFailed, gitLine, type GitResult } from './command.ts';
import { listFiles } from './list-files.ts';
import { readFile } from './read-file.ts';
import { isBelowRepository } from './repository.ts';
import type { Checkout } from './submodule.ts';

export interface GitBaseOptions {
  /** The folder that paths are relative to: the repository's root, or a folder in it. */
  readonly folder: string;
  /** A branch or commit to compare with; absent: the default branch, found by the remote's HEAD or by its usual names. */
  readonly base?: string;
  /** The environment names the repository (GIT_DIR), which may lie anywhere. */
  readonly named?: boolean;
}

/** The newest commit that HEAD and the base have in common; on the base branch itself that is HEAD. */
export async function gitBaseTree({ folder, base, named = false }: GitBaseOptions): Promise<BaseTree> {
  if (!named && !isBelowRepository(folder)) return noTree('the folder is in no Git repository');
  const [place, usual] = await Promise.all([placeOf(folder), base === undefined ? usualBranches(folder) : []]);
  const ref = base ?? usual[0];
  const between = ref === undefined ? undefined : await mergeBase(folder, ref);
  if (between?.code === 0) {
    const sha = between.stdout.toString('utf8').trim();
    const checkout: Checkout = { folder, commit: sha, prefix: place.prefix, known: new Map() };
    return {
      commit: { sha },
      read: (path) => readFile(checkout, path),
      list: (below) => listFiles(checkout, below),
    };
  }
  return noTree(await whyNone(folder, ref, between));
}

/**
 * The folder's path in its repository. A repository that exists but cannot be read is an
 * error, since the baseline would be dropped silently otherwise.
 */
async function placeOf(folder: string): Promise<{ prefix: string }> {
  const { code, stdout, stderr } = await git(folder, ['rev-parse', '--git-dir', '--show-prefix']);
  if (code === 0) return { prefix: stdout.toString('utf8').split('\n')[1] ?? '' };
  throw gitFailed(`Git cannot read the repository: ${stderr.trim().split('\n')[0]}`, howToRead(stderr));
}

/** Of a checkout that belongs to somebody else, as in many containers, Git says itself which command lets it be read. */
function howToRead(stderr: string): string {
  const command = /^\s*(git config --global --add safe\.directory .+)$/m.exec(stderr)?.[1];
  return command === undefined
    ? 'install git, or let git status work in this folder'
    : `if you trust this checkout, run ${command}`;
}

/** Candidates for the default branch that exist, the likeliest first: the remote's HEAD, then the usual names. */
async function usualBranches(folder: string): Promise<readonly string[]> {
  const names = [
    'refs/remotes/origin/HEAD',
    ...['refs/remotes/origin/', 'refs/heads/'].flatMap((at) => [`${at}main`, `${at}master`]),
  ];
  const { code, stdout } = await git(folder, ['for-each-ref', '--format=%(refname)', ...names]);
  const found = code === 0 ? stdout.toString('utf8').split('\n') : [];
  return names.filter((name) => found.includes(name));
}

/** The commit of a name. Names that begin with a dash or contain a range are none, and Git never gets them as options. */
function commitOf(folder: string, ref: string): Promise<string | undefined> {
  return gitLine(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
}

function mergeBase(folder: string, ref: string): Promise<GitResult> {
  return git(folder, ['merge-base', '--end-of-options', `${ref}^{commit}`, 'HEAD^{commit}']);
}

/** Why there is no merge base. For a shallow clone this is an error, since then nothing is proven about the base. */
async function whyNone(folder: string, ref: string | undefined, failed: GitResult | undefined): Promise<string> {
  const [head, tip] = await Promise.all([
    commitOf(folder, 'HEAD'),
    ref === undefined ? undefined : commitOf(folder, ref),
  ]);
  if (head === undefined) return noCommit(folder);
  if (ref === undefined || !failed) return noDefaultBranch(folder);
  if (tip === undefined)
    throw gitFailed(`there is no branch or commit ${JSON.stringify(ref)}`, 'fetch it, or name another base');
  if ((await gitLine(folder, ['rev-parse', '--is-shallow-repository'])) === 'true') {
    throw gitFailed(
      `the clone is shallow and does not reach the merge base with ${ref}`,
      'git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0, or give ModelGate the token)',
    );
  }
  if (failed.code === 1) return `HEAD and ${ref} have no commit in common`;
  throw gitFailed(`git merge-base failed: ${failed.stderr.trim().split('\n')[0]}`, 'run git fsck');
}

/** A HEAD that names a commit which is not there is no new repository, but a broken one. */
async function noCommit(folder: string): Promise<string> {
  const named = await gitLine(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (named === undefined) return 'the repository has no commit yet';
  throw gitFailed(
    `the commit ${named.slice(0, 12)} of HEAD cannot be read`,
    'run git fsck, or clone the repository again',
  );
}

/** Of a clone, the default branch exists elsewhere, and taking it for absent would drop the baseline silently. */
async function noDefaultBranch(folder: string): Promise<string> {
  const missing = 'no default branch was found (looked for origin/HEAD, main and master)';
  const fetched = await gitLine(folder, ['for-each-ref', '--count=1', '--format=%(refname)', 'refs/remotes/']);
  const shallow = await gitLine(folder, ['rev-parse', '--is-shallow-repository']);
  if (!fetched && shallow !== 'true') return missing;
  throw gitFailed(
    `${missing}, though this is a clone of a repository that has one`,
    `git fetch ${shallow === 'true' ? '--unshallow ' : ''}origin main:refs/remotes/origin/main; for a branch of another name also git remote set-head origin NAME`,
  );
}
