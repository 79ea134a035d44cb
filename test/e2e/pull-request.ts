// A pull request of a repository on a fake GitHub, whose jobs run the example workflow.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startFakeGitHub,
  type CommitFacts,
  type FakeGitHubState,
  type Fault,
  type TokenFacts,
} from '@modelgate/testkit';
import type { Report } from '@modelgate/core';
import { parseReport } from '@modelgate/core/report-schema';
import { repositoryFile } from '../fixtures/project.ts';
import { toolOrSkip } from '../setup/required.ts';
import { runJob, type Job, type Outcome } from './act.ts';
import { makeCheckout, type Change, type Checkout, type Files } from './checkout.ts';

export const workflow = repositoryFile('workflows-examples/evaluate-model.yml');
const repository = 'octo/credit';
const number = 7;

export interface PullRequestOptions {
  readonly base: Files;
  /** What each push changes. */
  readonly pushes: readonly Change[];
  readonly faults?: readonly Fault[];
  /** 'owner/name' of the fork that the branch lies in. */
  readonly fork?: string;
  readonly permissions?: TokenFacts['permissions'];
}

export interface RunOptions {
  /** Counted from 0; the newest that is there unless told. */
  readonly push?: number;
  readonly runId?: number;
  readonly attempt?: number;
  /** A push is the one that merges. */
  readonly event?: 'pull_request' | 'push';
  readonly workflow?: string;
  readonly env?: Job['env'];
  readonly engine?: string;
}

export interface PullRequest extends AsyncDisposable {
  readonly github: FakeGitHubState;
  readonly checkout: Checkout;
  readonly token: string;
  run(options?: RunOptions): Promise<Outcome>;
}

/** What the example asks for. */
export const permissions: TokenFacts['permissions'] = { contents: 'read', checks: 'write', pull_requests: 'write' };

/** Skips the test where act is lacking. The example's checkout step is one that act does by itself, by copying. */
export async function openPullRequest(
  context: Parameters<typeof toolOrSkip>[1],
  options: PullRequestOptions,
): Promise<PullRequest> {
  const act = toolOrSkip('act', context);
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-e2e-'));
  const checkout = makeCheckout(join(folder, 'checkout'), repository, options.base, options.pushes);
  const token = 'ghs_0123456789abcdefToken';
  const github = await startFakeGitHub({
    repo: repository,
    tokens: { [token]: { login: 'github-actions[bot]', permissions: options.permissions ?? permissions } },
    commits: commitsOf(checkout),
    branches: { main: 'base', 'feature/better': `head ${checkout.pushes.length - 1}` },
    pulls: [{ number, base: 'base', head: `head ${checkout.pushes.length - 1}`, ...forkOf(options) }],
    ...(options.faults && { faults: options.faults }),
  });
  let jobs = 0;
  return {
    github: github.state,
    checkout,
    token,
    run: (run = {}) => {
      const jobFolder = join(folder, `job-${++jobs}`);
      mkdirSync(jobFolder);
      return runJob({ act, folder: jobFolder, token, ...jobOf(run, options, checkout, github.url) });
    },
    [Symbol.asyncDispose]: async () => {
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function forkOf({ fork }: PullRequestOptions): { fork?: string } {
  return fork === undefined ? {} : { fork };
}

function commitsOf({ base, pushes }: Checkout): Readonly<Record<string, CommitFacts>> {
  const made: Record<string, CommitFacts> = { base };
  for (const [i, { head, merge }] of pushes.entries()) {
    made[`head ${i}`] = { ...head, parents: [i === 0 ? 'base' : `head ${i - 1}`] };
    made[`merge ${i}`] = { ...merge, parents: ['base', `head ${i}`] };
  }
  return made;
}

type JobOptions = Pick<Job, 'workflow' | 'checkout' | 'event' | 'payload' | 'env' | 'engine'>;

function jobOf(run: RunOptions, { fork }: PullRequestOptions, checkout: Checkout, apiUrl: string): JobOptions {
  const { push = checkout.pushes.length - 1, runId = 100 + push, attempt = 1, event = 'pull_request' } = run;
  const { head, merge } = checkout.pushes[push]!;
  checkout.checkOut(merge);
  return {
    workflow: run.workflow ?? workflow,
    checkout: checkout.folder,
    event,
    payload:
      event === 'push'
        ? merged(checkout.base.sha, merge.sha)
        : proposed(head.sha, checkout.base.sha, fork ?? repository),
    env: {
      GITHUB_REPOSITORY: repository,
      GITHUB_API_URL: apiUrl,
      GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: String(attempt),
      MODELGATE_NATIVES: repositoryFile('packages/adapters/node_modules'),
      ...run.env,
    },
    ...(run.engine !== undefined && { engine: run.engine }),
  };
}

/** The fields of GitHub's payloads that say which commits and repositories these are. */
function proposed(head: string, base: string, fork: string): unknown {
  const repo = { full_name: repository, default_branch: 'main' };
  const from = { ref: 'feature/better', sha: head, repo: { full_name: fork, fork: fork !== repository } };
  return {
    action: 'synchronize',
    number,
    pull_request: { number, state: 'open', head: from, base: { ref: 'main', sha: base, repo } },
    repository: repo,
  };
}

/** The push to main that merges the pull request. */
function merged(before: string, after: string): unknown {
  const repo = { full_name: repository, default_branch: 'main' };
  return { ref: 'refs/heads/main', before, after, deleted: false, repository: repo };
}

/** A variant of the example, in a file that act can read. */
export function variantOf(checkout: Checkout, edit: (text: string) => string): string {
  const path = join(checkout.folder, '..', 'workflow.yml');
  writeFileSync(path, edit(readFileSync(workflow, 'utf8')));
  return path;
}

/** What was asked of GitHub by operation, in its order. */
export function requestsOf(github: FakeGitHubState, operation: string): FakeGitHubState['requests'] {
  return github.requests.filter((request) => request.operation === operation);
}

/** The uploaded report, checked against the published schema. */
export function reportOf({ artifacts }: Outcome, name = 'evaluate-model.report.json', attempt = 1): Report {
  const text = artifacts[`modelgate-evaluate-model-${attempt}/${name}`];
  if (text === undefined) throw new Error(`no ${name} was uploaded: ${Object.keys(artifacts).join(', ')}`);
  return parseReport(text, name);
}
