// A Git repository with one pull request: the base, each push of the branch, and the merge of both that GitHub checks out.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryFile } from '../fixtures/project.ts';

/** By path; `{ copy }` names a file of ModelGate's own repository. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly copy: string }>>;

export interface Commit {
  readonly sha: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

export interface Push {
  readonly head: Commit;
  /** refs/pull/N/merge, which a job of a pull request checks out. */
  readonly merge: Commit;
}

export interface Checkout {
  readonly folder: string;
  readonly base: Commit;
  readonly pushes: readonly Push[];
  /** Puts the files of a commit into the working tree. */
  checkOut(commit: Commit): void;
}

/** Each entry of `pushes` is what its push changes; `undefined` removes a file. */
export type Change = Readonly<Record<string, Files[string] | undefined>>;

export function makeCheckout(folder: string, repository: string, base: Files, pushes: readonly Change[]): Checkout {
  mkdirSync(folder, { recursive: true });
  const git = (...args: readonly string[]): string => runGit(folder, args);
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', `https://github.com/${repository}.git`);
  const commit = (files: Commit['files'], name: string, ...parents: readonly string[]): Commit => {
    writeTree(folder, files);
    git('add', '--all', '--force');
    const made = git('commit-tree', git('write-tree'), '-m', name, ...parents.flatMap((sha) => ['-p', sha]));
    return { sha: made, files };
  };
  const first = commit(contentsOf(base), 'base');
  let tip = first;
  const made = pushes.map((change, i): Push => {
    const head = commit(changed(tip.files, change), `push ${i}`, tip.sha);
    tip = head;
    return { head, merge: commit(head.files, `merge ${i}`, first.sha, head.sha) };
  });
  return { folder, base: first, pushes: made, checkOut: ({ sha }) => void git('reset', '-q', '--hard', sha) };
}

function contentsOf(files: Files): Commit['files'] {
  return Object.fromEntries(Object.entries(files).map(([path, file]) => [path, bytesOf(file)]));
}

function bytesOf(file: Files[string]): Uint8Array {
  if (typeof file === 'string') return Buffer.from(file);
  return file instanceof Uint8Array ? file : readFileSync(repositoryFile(file.copy));
}

function changed(files: Commit['files'], change: Change): Commit['files'] {
  const kept = Object.entries(files).filter(([path]) => !(path in change));
  const added = Object.entries(change).flatMap(([path, file]) =>
    file === undefined ? [] : [[path, bytesOf(file)] as const],
  );
  return Object.fromEntries([...kept, ...added]);
}

function writeTree(folder: string, files: Commit['files']): void {
  for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Neither the user's configuration nor the clock is in it: the same files give the same commits. */
function runGit(folder: string, args: readonly string[]): string {
  const who = (role: string): Record<string, string> => ({
    [`GIT_${role}_NAME`]: 'Someone',
    [`GIT_${role}_EMAIL`]: 'someone@example.com',
    [`GIT_${role}_DATE`]: '2026-01-01T00:00:00Z',
  });
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...who('AUTHOR'),
    ...who('COMMITTER'),
  };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
}
