// Where kept results come from, and whether this run may use them.

/** One run of a workflow, or 'local'. */
export interface RunOrigin {
  /** GITHUB_RUN_ID, or 'local' on a laptop. */
  readonly run: string;
  /** GITHUB_RUN_ATTEMPT, from 1. */
  readonly attempt: number;
  readonly sha: string;
  /** The run was started by a push to the default branch or a schedule on it, not by a pull request. */
  readonly onDefaultBranch: boolean;
}

/** The two places under which a key is kept. */
export type Scope = 'run' | 'default';

/** Runs of the default branch keep results for all runs, other runs only for themselves. */
export function scopeOf(origin: RunOrigin): Scope {
  return origin.onDefaultBranch ? 'default' : 'run';
}

/**
 * Why kept results must not be used, or undefined. Allowed are results of this very run and of the default branch.
 *
 * Three things enforce that. This rule reads the origin that the manifest states, and the names under which results
 * are kept hold the run or the word default, so that an entry of another pull request is not even found. An attacker
 * who can run code of their own in a job can write any manifest under any name; then it is GitHub that keeps it in: a
 * cache entry that a pull request's run saved is restored by runs of that pull request only, and an artifact belongs to
 * its run. Such an attacker could as well change the report of their own run, which is why evidence and promotion are
 * given no store at all and compute anew.
 */
export function foreign(kept: RunOrigin, now: RunOrigin): string | undefined {
  if (kept.run === now.run || kept.onDefaultBranch) return undefined;
  return `it was kept by run ${kept.run}, which is neither this run nor one of the default branch`;
}
