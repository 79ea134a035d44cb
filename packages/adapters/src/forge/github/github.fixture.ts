// The forge on the fake GitHub, and the faults that tests make it have.
import type { Forge } from '@modelgate/core';
import type { FakeGitHub } from '@modelgate/testkit';
import { githubForge } from './index.ts';
import type { GitHubForgeOptions } from './index.ts';

/** Pull request 7 of octo/credit, at the commit `head`; waits are recorded in `slept` instead of being made. */
export function forgeOn(github: FakeGitHub, slept: number[], more: Partial<GitHubForgeOptions> = {}): Forge {
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    return Promise.resolve();
  };
  return githubForge({
    token: 'full',
    apiUrl: github.url,
    owner: 'octo',
    repo: 'credit',
    headSha: github.state.sha('head'),
    pullNumber: 7,
    patience: { attempts: 3, longestWaitMs: 60_000, timeoutMs: 5000, sleep },
    ...more,
  });
}
