// GitHub as a forge.
import type { Forge } from '@modelgate/core';
import { githubBaseTree } from './base-tree.ts';
import { publishCheck } from './check-run.ts';
import { connect, patient } from './client.ts';
import type { Client, Patience } from './client.ts';
import { publishComment } from './comment.ts';
import { forbidden } from './permissions.ts';

export interface GitHubForgeOptions {
  readonly token: string;
  /** 'https://api.github.com'. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** The commit that check runs belong to: a pull request's head, not the merge that was checked out. */
  readonly headSha: string;
  /** The commit that was checked out, where it differs; the merge base is that of this commit. */
  readonly checkedOutSha?: string;
  /** The folder of the checkout: files that are the same in the merge base are not fetched. */
  readonly checkout?: string;
  readonly pullNumber?: number;
  /** The branch or commit that the change goes to. Absent: looked up, which needs one more permission in a private repository. */
  readonly base?: string;
  /** The pull request comes from a fork: its token may not write, so no write is tried. */
  readonly fork?: boolean;
  readonly patience?: Patience;
}

/** Publishing throws `world/forge-forbidden` where the token lacks a permission; the host then warns and goes on. */
export function githubForge(options: GitHubForgeOptions): Forge {
  let connected: Promise<Client> | undefined;
  const client = (): Promise<Client> => (connected ??= newClient(options));
  const fork = options.fork ?? false;
  const ownOnly = (doing: string, needs: Parameters<typeof forbidden>[1]): void => {
    if (fork) throw forbidden(doing, needs, true, 'the pull request comes from a fork');
  };
  return {
    publishCheck: async (page) => {
      ownOnly('publishing a check run', 'checks: write');
      await publishCheck(await client(), options.headSha, page);
    },
    publishComment: async (marker, body) => {
      ownOnly('writing a comment', 'pull-requests: write');
      return publishComment(await client(), options.pullNumber, marker, body);
    },
    baseTree: async () =>
      githubBaseTree(await client(), {
        ...(options.base !== undefined && { base: options.base }),
        ...(options.pullNumber !== undefined && { pullNumber: options.pullNumber }),
        checkedOut: options.checkedOutSha ?? options.headSha,
        ...(options.checkout !== undefined && { checkout: options.checkout }),
      }),
  };
}

async function newClient(options: GitHubForgeOptions): Promise<Client> {
  const { token, apiUrl, owner, repo, patience = patient, fork = false } = options;
  return { octokit: await connect(token, apiUrl, patience), owner, repo, fork, patience };
}
