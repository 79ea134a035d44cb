// The event that started the job: which pull request, and from which repository. Its texts come from its author, and are not trusted.
import { readFile } from 'node:fs/promises';
import { InputError } from '@modelgate/core';
import type { JobContext } from './inputs.ts';

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  /** Its head is in another repository: the token can only read. */
  readonly fork: boolean;
  /** Branch names, as their authors wrote them. */
  readonly headRef: string;
  readonly baseRef: string;
}

export interface Change {
  /** The commit that checks belong to: the pull request's head, else what was pushed. */
  readonly headSha: string;
  readonly pullRequest?: PullRequest;
  /** The branch or commit that a push without a pull request is compared with. */
  readonly base?: string;
  readonly defaultBranch?: string;
}

export async function changeOf(job: JobContext): Promise<Change> {
  const event = await payloadOf(job.eventPath);
  const pull = fieldOf(event, 'pull_request');
  if (pull !== undefined) {
    const pullRequest = pullRequestOf(pull, `${job.owner}/${job.repo}`);
    return { headSha: pullRequest.headSha, pullRequest };
  }
  const defaultBranch = fieldOf(fieldOf(event, 'repository'), 'default_branch');
  if (typeof defaultBranch !== 'string') return { headSha: job.sha };
  const base = targetOfQueue(event) ?? baseOfPush(event, job.ref, defaultBranch);
  return { headSha: job.sha, defaultBranch, base };
}

/**
 * The branch that a merge queue merges into. Its base commit would be wrong: that
 * contains earlier entries of the queue, and is on no branch yet.
 */
function targetOfQueue(event: unknown): string | undefined {
  const ref = fieldOf(fieldOf(event, 'merge_group'), 'base_ref');
  return typeof ref === 'string' ? /^refs\/heads\/(.+)$/.exec(ref)?.[1] : undefined;
}

/** A push is compared with the default branch; a push to that branch itself, with the commit before the push. */
function baseOfPush(event: unknown, ref: string, defaultBranch: string): string {
  const before = fieldOf(event, 'before');
  const known = isSha(before) && !/^0+$/.test(before);
  return known && ref === `refs/heads/${defaultBranch}` ? before : defaultBranch;
}

function isSha(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
}

function pullRequestOf(pull: unknown, repository: string): PullRequest {
  const head = fieldOf(pull, 'head');
  const [number, headSha] = [fieldOf(pull, 'number'), fieldOf(head, 'sha')];
  // A deleted fork has no repository any more: whatever is not this repository counts as a fork.
  const fork = fieldOf(fieldOf(head, 'repo'), 'full_name') !== repository;
  const [headRef, baseRef] = [fieldOf(head, 'ref'), fieldOf(fieldOf(pull, 'base'), 'ref')].map(String) as [
    string,
    string,
  ];
  if (typeof number === 'number' && isSha(headSha)) return { number, headSha, fork, headRef, baseRef };
  throw unreadable('a pull request with its number and head', 'another shape');
}

async function payloadOf(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw unreadable('the JSON of the event', 'no readable file');
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function unreadable(expected: string, received: string): InputError {
  return new InputError({
    code: 'input/argument',
    named: 'GITHUB_EVENT_PATH',
    expected,
    received,
    hint: 'run this in a GitHub Actions job',
  });
}
