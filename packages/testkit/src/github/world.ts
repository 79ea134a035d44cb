// One repository with its commits, pulls, check runs and comments: what the handlers read and change.
import type { Schema } from './contract.ts';
import { gitObjects } from './git-objects.ts';
import type { CommitObject, GitObjects } from './git-objects.ts';
import type { CommentState, FakeGitHubOptions, FakeGitHubState, PullFacts } from './types.ts';

export interface World {
  readonly url: string;
  readonly options: FakeGitHubOptions;
  readonly objects: GitObjects;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly state: FakeGitHubState;
  /** The commit of an id, a branch, a tag-like ref or a pull's ref. */
  commit(ref: string): CommitObject | undefined;
  pull(number: number): PullFacts | undefined;
  nextId(): number;
}

export function newWorld(url: string, options: FakeGitHubOptions, schemas: World['schemas']): World {
  const objects = gitObjects(options.commits);
  let id = 1000;
  const nextId = (): number => ++id;
  return {
    url,
    options,
    objects,
    schemas,
    nextId,
    state: newState(options, objects, nextId),
    commit: (ref) => findCommit(options, objects, ref),
    pull: (number) => options.pulls?.find((pull) => pull.number === number),
  };
}

/** GitHub's clock has seconds. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

function newState(options: FakeGitHubOptions, objects: GitObjects, nextId: () => number): FakeGitHubState {
  const comments: CommentState[] = [];
  return {
    checkRuns: [],
    comments,
    artifacts: [],
    faults: [...(options.faults ?? [])],
    requests: [],
    sha: (name) => byName(objects, name).sha,
    comment: (issue, login, body) => {
      const comment = { id: nextId(), issue, login, body, created_at: now(), updated_at: now() };
      comments.push(comment);
      return comment;
    },
  };
}

function byName(objects: GitObjects, name: string): CommitObject {
  const commit = [...objects.commits.values()].find((each) => each.name === name);
  if (commit === undefined) throw new Error(`the fake GitHub has no commit named ${name}`);
  return commit;
}

function findCommit(options: FakeGitHubOptions, objects: GitObjects, ref: string): CommitObject | undefined {
  const bySha = objects.commits.get(ref);
  if (bySha !== undefined) return bySha;
  const pull = /^refs\/pull\/(\d+)\/head$/.exec(ref);
  const branch = ref.replace(/^(refs\/)?heads\//, '');
  const name =
    pull === null ? options.branches[branch] : options.pulls?.find((p) => p.number === Number(pull[1]))?.head;
  return name === undefined ? undefined : byName(objects, name);
}
