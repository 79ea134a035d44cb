// For whom a job keeps its results: runs of the default branch for everybody, any other run for itself only.
import type { actionsCacheStore } from '@modelgate/adapters/github';
import type { Change } from './event.ts';
import type { JobContext } from './inputs.ts';

type RunOrigin = Parameters<typeof actionsCacheStore>[0]['origin'];

export function originOf(
  { runId, attempt, ref }: Pick<JobContext, 'runId' | 'attempt' | 'ref'>,
  { headSha, pullRequest, defaultBranch }: Change,
): RunOrigin {
  const onDefaultBranch = !pullRequest && defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`;
  return { run: runId, attempt: Number(attempt), sha: headSha, onDefaultBranch };
}
