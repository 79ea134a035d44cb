// The permissions block that a workflow lacks when GitHub answers 403, ready to be pasted.
import { WorldError } from '@modelgate/core';

export type Permission = 'checks: write' | 'pull-requests: write' | 'pull-requests: read' | 'contents: read';

const forFork =
  'The pull request comes from a fork, whose token may only read. The report, the job summary and the annotations of ' +
  'the log stand all the same; a comment can be written by a second workflow on workflow_run.';

/** The error of a refused request. For a fork it says that no permissions block helps. */
export function forbidden(doing: string, needs: Permission, fork: boolean, why: string): WorldError {
  return new WorldError({
    code: 'world/forge-forbidden',
    message: `GitHub refused ${doing}: ${why}`,
    hint: fork ? forFork : `The job's token lacks a permission. Give the job:\n${block(needs)}`,
  });
}

/** The block. Naming one permission removes all others, so it also names what a checkout needs. */
function block(needs: Permission): string {
  const lines = [...new Set(['contents: read', needs])];
  return ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
}
