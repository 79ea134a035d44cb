// The block that a workflow lacks when GitHub says 403, ready to be pasted.
import { WorldError } from '@modelgate/core';

export type Permission = 'checks: write' | 'pull-requests: write' | 'pull-requests: read' | 'contents: read';

const forFork =
  'The pull request comes from a fork, whose token may only read. The report, the job summary and the annotations of ' +
  'the log stand all the same; a comment can be written by a second workflow on workflow_run.';

/** What to do about a refused request; `fork` because no permissions block helps there. */
export function forbidden(doing: string, needs: Permission, fork: boolean, why: string): WorldError {
  return new WorldError({
    code: 'world/forge-forbidden',
    message: `GitHub refused ${doing}: ${why}`,
    hint: fork ? forFork : `The job's token lacks a permission. Give the job:\n${block(needs)}`,
  });
}

/** Naming one permission takes all others away, so the block names what a checkout needs too. */
function block(needs: Permission): string {
  const lines = [...new Set(['contents: read', needs])];
  return ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
}
