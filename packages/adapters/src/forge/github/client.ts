// Requests to GitHub with retries: after rate limits and faults of the network it waits and tries again, a limited number of times.
import type { getOctokit } from '@actions/github';
import { WorldError } from '@modelgate/core';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { forbidden } from './permissions.ts';
import type { Permission } from './permissions.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** How often and how long to try. */
export interface Patience {
  /** Most attempts at one piece of work. */
  readonly attempts: number;
  /** If GitHub asks to wait for longer, the work fails at once. */
  readonly longestWaitMs: number;
  /** A request without an answer after this time has failed. */
  readonly timeoutMs: number;
  sleep(ms: number): Promise<void>;
}

export const patient: Patience = {
  attempts: 5,
  longestWaitMs: 120_000,
  timeoutMs: 30_000,
  sleep: (ms) => new Promise((awake) => setTimeout(awake, ms)),
};

/** What is being done, in words, and the permission that it needs. */
export interface Task {
  readonly doing: string;
  readonly needs: Permission;
}

export interface Client {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly fork: boolean;
  readonly patience: Patience;
}

/** octokit is loaded on first use: most runs of ModelGate never speak to a forge. */
export async function connect(token: string, apiUrl: string, patience: Patience): Promise<Octokit> {
  const github = await import('@actions/github');
  const octokit = github.getOctokit(token, { baseUrl: apiUrl });
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(patience.timeoutMs) };
  });
  return octokit;
}

/**
 * Does the work, and repeats it while its failures are transient. `again` is true after a failure, when a write may have been done although
 * its answer was lost: work that writes must check that first.
 */
export async function persist<T>(client: Client, task: Task, work: (again: boolean) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work(tried > 1);
    } catch (error) {
      const failure = failureOf(error, new Date());
      if (failure === undefined) throw error;
      const waitMs = waitOf(client, failure, tried);
      if (waitMs === undefined) throw worldError(client, task, failure, tried, error);
      await client.patience.sleep(waitMs);
    }
  }
}

/** Milliseconds until the next try; undefined when there is none. */
function waitOf({ patience }: Client, failure: Failure, tried: number): number | undefined {
  if (failure.kind !== 'transient' || tried >= patience.attempts) return undefined;
  const waitMs = failure.waitMs ?? 1000 * 2 ** (tried - 1);
  return waitMs > patience.longestWaitMs ? undefined : waitMs;
}

function worldError(client: Client, task: Task, failure: Failure, tried: number, cause: unknown): WorldError {
  if (failure.kind === 'forbidden') return forbidden(task.doing, task.needs, client.fork, failure.why);
  if (failure.kind === 'unauthorized') {
    const hint = 'The token is not valid any more, or never was: pass ${{ github.token }}.';
    return new WorldError({
      code: 'world/forge-forbidden',
      message: `GitHub refused ${task.doing}: ${failure.why}`,
      hint,
    });
  }
  const times = tried === 1 ? '' : ` after ${tried} tries`;
  const hint =
    failure.kind === 'transient'
      ? 'GitHub or the way to it is in trouble: run the job again later.'
      : `The request was not accepted. Check that the repository is ${client.owner}/${client.repo} and that the token has ${task.needs}.`;
  return new WorldError(
    { code: 'world/forge-failed', message: `${task.doing} failed${times}: ${failure.why}`, hint },
    { cause },
  );
}
