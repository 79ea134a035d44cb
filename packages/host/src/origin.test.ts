// Only runs of the default branch itself keep for everybody: what a pull request computes is never another's.
import { expect, it } from 'vitest';
import type { Change } from './event.ts';
import { originOf } from './origin.ts';

const headSha = 'a'.repeat(40);
const pullRequest = { number: 7, headSha, fork: false, headRef: 'main', baseRef: 'main' };
const main = 'refs/heads/main';

it.each<readonly [string, string, Change, boolean]>([
  ['a push to the default branch', main, { headSha, defaultBranch: 'main' }, true],
  ['a push to another branch', 'refs/heads/x', { headSha, defaultBranch: 'main' }, false],
  ['a tag that is called like it', 'refs/tags/main', { headSha, defaultBranch: 'main' }, false],
  ['a branch whose name begins with it', 'refs/heads/main/x', { headSha, defaultBranch: 'main' }, false],
  ['a pull request', 'refs/pull/7/merge', { headSha, pullRequest }, false],
  // pull_request_target runs on the base branch, and judges what its workflow checks out.
  ['a pull request on the ref of the default branch', main, { headSha, pullRequest, defaultBranch: 'main' }, false],
  ['an event that names no default branch', main, { headSha }, false],
  ['the same with a ref that would be that of none', 'refs/heads/undefined', { headSha }, false],
])('%s', (_, ref, change, onDefaultBranch) => {
  expect(originOf({ runId: '5', attempt: '2', ref }, change)).toEqual({
    run: '5',
    attempt: 2,
    sha: headSha,
    onDefaultBranch,
  });
});
