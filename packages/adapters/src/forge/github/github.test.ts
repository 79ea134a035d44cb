// The GitHub forge over real HTTP against a server that keeps GitHub's contract, with everything that goes wrong there.
import type { Annotation, CheckRunPage, Forge } from '@modelgate/core';
import { startFakeGitHub } from '@modelgate/testkit';
import type { Fault, FakeGitHub, FakeGitHubState } from '@modelgate/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { githubForge } from './index.ts';
import { worldErrorOf } from '../../errors.fixture.ts';
import { forgeOn } from './github.fixture.ts';
import type { GitHubForgeOptions } from './index.ts';

const marker = '<!-- modelgate -->';

let github: FakeGitHub;
let slept: number[];

beforeEach(async () => {
  slept = [];
  github = await startFakeGitHub({
    repo: 'octo/credit',
    tokens: {
      full: {
        login: 'github-actions[bot]',
        permissions: { checks: 'write', pull_requests: 'write', contents: 'read' },
      },
      reader: { login: 'github-actions[bot]', permissions: { contents: 'read' } },
    },
    commits: {
      main: { files: { 'models/credit.onnx': 'mainline' } },
      head: { files: { 'models/credit.onnx': 'new' }, parents: ['main'] },
    },
    branches: { main: 'main', 'feature/x': 'head' },
    pulls: [{ number: 7, base: 'main', head: 'head' }],
  });
});
afterEach(() => github.close());

const forge = (more: Partial<GitHubForgeOptions> = {}): Forge => forgeOn(github, slept, more);

function annotations(length: number): Annotation[] {
  return Array.from({ length }, (_, i) => ({
    path: 'modelgate.yml',
    startLine: 12,
    endLine: 12,
    level: 'failure',
    title: `check ${i}`,
    message: `finding ${i % 7}`,
  }));
}

function page(more: Partial<CheckRunPage> = {}): CheckRunPage {
  return {
    name: 'evaluate-model (credit)',
    externalId: 'evaluate-model|credit|99',
    conclusion: 'failure',
    title: 'evaluate-model fails for credit',
    summary: 'summary',
    text: 'text',
    annotations: annotations(120),
    ...more,
  };
}

function fail(...faults: Fault[]): void {
  github.state.faults.push(...faults);
}

function count(operation: string): number {
  return github.state.requests.filter((request) => request.operation === operation).length;
}

function titles(state: FakeGitHubState): string[] {
  return state.checkRuns.flatMap((run) => run.annotations.map((annotation) => annotation.title ?? ''));
}

const wanted = annotations(120).map((annotation) => annotation.title);

test('120 annotations go in three requests, into one completed check run', async () => {
  await forge().publishCheck(page());
  expect(github.state.checkRuns).toMatchObject([
    { status: 'completed', conclusion: 'failure', head_sha: github.state.sha('head') },
  ]);
  expect(titles(github.state)).toEqual(wanted);
  expect([count('checks/create'), count('checks/update')]).toEqual([1, 2]);
});

test('publishing again changes the one check run and adds no annotation twice', async () => {
  await forge().publishCheck(page());
  await forge().publishCheck(page({ summary: 'second attempt' }));
  expect(github.state.checkRuns).toMatchObject([{ output: { summary: 'second attempt' } }]);
  expect(titles(github.state)).toEqual(wanted);
});

test('a second attempt that finds other things gets a check run of its own', async () => {
  await forge().publishCheck(page());
  await forge().publishCheck(page({ annotations: annotations(2), conclusion: 'success' }));
  expect(github.state.checkRuns.map((run) => run.annotations.length)).toEqual([120, 2]);
  await forge().publishCheck(page({ annotations: annotations(3), conclusion: 'success' }));
  expect(github.state.checkRuns.map((run) => run.annotations.length)).toEqual([120, 3]);
});

test.each<[string, Fault[]]>([
  ['the answer to the creation is lost', [{ on: 'checks/create', kind: 'lost' }]],
  ['the answer to an append is lost', [{ on: 'checks/update', kind: 'lost', nth: 1 }]],
  [
    'every first answer is lost',
    [
      { on: 'checks/create', kind: 'lost' },
      { on: 'checks/update', kind: 'lost' },
    ],
  ],
  ['a gateway answers for GitHub', [{ on: 'checks/update', kind: 'status', status: 502, times: 2 }]],
  [
    'the connection breaks',
    [
      { on: 'checks/create', kind: 'reset' },
      { on: 'checks/list-for-ref', kind: 'reset' },
    ],
  ],
  ['GitHub does not answer in time', [{ on: 'checks/update', kind: 'hang' }]],
  ['a secondary limit is hit', [{ on: 'checks/update', kind: 'secondary-limit', retryAfter: 30 }]],
])('nothing is lost and nothing doubled when %s', async (_what, faults) => {
  fail(...faults);
  await forge().publishCheck(page());
  expect(github.state.checkRuns).toHaveLength(1);
  expect(titles(github.state)).toEqual(wanted);
});

test('limits are waited for as long as GitHub asks, and not for ever', async () => {
  fail({ on: 'issues/create-comment', kind: 'secondary-limit', retryAfter: 30 });
  expect(await forge().publishComment(marker, `${marker}\nhello`)).toBe('created');
  expect(slept).toEqual([30_000]);
  fail({ on: 'issues/update-comment', kind: 'primary-limit', retryAfter: 3000 });
  const error = await worldErrorOf(forge().publishComment(marker, `${marker}\nagain`));
  expect(error.problem).toMatchObject({ code: 'world/forge-failed', message: expect.stringContaining('rate limit') });
  expect(slept).toEqual([30_000]);
});

describe('what GraphQL says with status 200', () => {
  const say = (): Promise<unknown> => forge().publishComment(marker, `${marker}\nhello`);

  test('is waited for where GitHub is in trouble', async () => {
    fail({ on: 'graphql', kind: 'query-error', message: 'Something went wrong while executing your query.' });
    expect(await say()).toBe('created');
    expect(slept).toEqual([1000]);
  });

  test('is waited for as long as a limit lasts, and not for ever', async () => {
    const limit = {
      on: 'graphql',
      kind: 'query-error',
      type: 'RATE_LIMITED',
      message: 'API rate limit exceeded',
    } as const;
    fail({ ...limit, retryAfter: 3000 });
    expect((await worldErrorOf(say())).problem).toMatchObject({
      code: 'world/forge-failed',
      message: expect.stringContaining('API rate limit exceeded'),
    });
    expect(slept).toEqual([]);
  });

  test('is a lack of permission, or final, where it says so', async () => {
    fail({ on: 'graphql', kind: 'query-error', type: 'FORBIDDEN', message: 'Resource not accessible by integration' });
    expect((await worldErrorOf(say())).problem.code).toBe('world/forge-forbidden');
    fail({ on: 'graphql', kind: 'query-error', type: 'NOT_FOUND', message: 'Could not resolve' });
    expect((await worldErrorOf(say())).problem.code).toBe('world/forge-failed');
    expect(slept).toEqual([]);
  });
});

test('a fault that stays is given up with a WorldError', async () => {
  fail({ on: 'checks/create', kind: 'status', status: 503, times: 99 });
  const error = await worldErrorOf(forge().publishCheck(page()));
  expect(error.problem).toMatchObject({
    code: 'world/forge-failed',
    message: expect.stringContaining('after 3 tries: HTTP 503'),
  });
  expect(slept).toEqual([1000, 2000]);
});

test('a comment is added once, then edited, then left alone', async () => {
  expect(await forge().publishComment(marker, `${marker}\none`)).toBe('created');
  expect(await forge().publishComment(marker, `${marker}\ntwo`)).toBe('updated');
  expect(await forge().publishComment(marker, `${marker}\r\ntwo\n`)).toBe('unchanged');
  expect(github.state.comments.map((comment) => comment.body)).toEqual([`${marker}\ntwo`]);
});

test('look-alikes of other authors and quotations of ours are left alone, on whichever page', async () => {
  const lookAlike = github.state.comment(7, 'mallory', `${marker}\n### ✅ all gates pass`);
  const quotation = github.state.comment(7, 'github-actions[bot]', `> ${marker}\n> quoted`);
  for (let i = 0; i < 230; i++) github.state.comment(7, 'someone', `comment ${i}`);
  const ours = github.state.comment(7, 'github-actions[bot]', `${marker}\nold`);
  expect(await forge().publishComment(marker, `${marker}\nnew`)).toBe('updated');
  expect(ours.body).toBe(`${marker}\nnew`);
  expect([lookAlike.body, quotation.body]).toEqual([`${marker}\n### ✅ all gates pass`, `> ${marker}\n> quoted`]);
});

test('a comment whose answer was lost is found, not added again', async () => {
  fail({ on: 'issues/create-comment', kind: 'lost' });
  expect(await forge().publishComment(marker, `${marker}\nhello`)).toBe('unchanged');
  expect(github.state.comments).toHaveLength(1);
});

test('a token that may not write says exactly what it lacks', async () => {
  const check = await worldErrorOf(forge({ token: 'reader' }).publishCheck(page()));
  expect(check.problem.code).toBe('world/forge-forbidden');
  expect(check.problem.hint).toBe(
    "The job's token lacks a permission. Give the job:\npermissions:\n  contents: read\n  checks: write",
  );
  const comment = await worldErrorOf(forge({ token: 'reader' }).publishComment(marker, marker));
  expect(comment.problem.hint).toContain('pull-requests: write');
  const gone = await worldErrorOf(forge({ token: 'expired' }).publishComment(marker, marker));
  expect(gone.problem).toMatchObject({ code: 'world/forge-forbidden', hint: expect.stringContaining('not valid') });
});

test('a pull request from a fork is not even tried, and the reader is told why', async () => {
  const error = await worldErrorOf(forge({ fork: true }).publishCheck(page()));
  expect(error.problem).toMatchObject({ code: 'world/forge-forbidden', hint: expect.stringContaining('fork') });
  expect(github.state.requests).toEqual([]);
});

test('without a pull request there is nothing to comment on', async () => {
  const alone = githubForge({ token: 'full', apiUrl: github.url, owner: 'octo', repo: 'credit', headSha: 'x' });
  expect((await worldErrorOf(alone.publishComment(marker, marker))).problem.message).toContain('no pull request');
});
