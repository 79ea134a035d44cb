// Which permission each operation asks for, as the REST documentation lists them for the token of a job.
import type { Answer } from './answer.ts';
import { failure, notFound } from './answer.ts';
import type { Level, Scope, TokenFacts } from './types.ts';

/** Any one of the scopes is enough. */
interface Needs {
  readonly scopes: readonly Scope[];
  readonly level: Level;
}

const read = (...scopes: Scope[]): Needs => ({ scopes, level: 'read' });
const write = (...scopes: Scope[]): Needs => ({ scopes, level: 'write' });

const needs: Readonly<Record<string, Needs>> = {
  'actions/list-artifacts-for-repo': read('actions'),
  'actions/list-workflow-run-artifacts': read('actions'),
  'checks/create': write('checks'),
  'checks/get': read('checks'),
  'checks/list-annotations': read('checks'),
  'checks/list-for-ref': read('checks'),
  'checks/update': write('checks'),
  'git/get-blob': read('contents'),
  'git/get-commit': read('contents'),
  'git/get-ref': read('contents'),
  'git/get-tree': read('contents'),
  'issues/create-comment': write('issues', 'pull_requests'),
  'issues/delete-comment': write('issues', 'pull_requests'),
  'issues/get-comment': read('issues', 'pull_requests'),
  'issues/list-comments': read('issues', 'pull_requests'),
  'issues/update-comment': write('issues', 'pull_requests'),
  'pulls/get': read('pull_requests'),
  'pulls/list': read('pull_requests'),
  'pulls/list-files': read('pull_requests'),
  'repos/compare-commits-with-basehead': read('contents'),
  'repos/get': read('metadata'),
  'repos/get-content': read('contents'),
  'repos/list-pull-requests-associated-with-commit': read('pull_requests'),
};

/** GitHub's refusal, or nothing when the token may. Of a public repository everybody may read everything. */
export function refusal(operation: string, token: TokenFacts | undefined, isPrivate: boolean): Answer | undefined {
  const need = needs[operation];
  if (need === undefined) return undefined;
  if (need.level === 'read' && !isPrivate) return undefined;
  if (token === undefined) return isPrivate ? notFound() : failure(401, 'Requires authentication');
  if (need.scopes.some((scope) => allows(token, scope, need.level))) return undefined;
  const accepted = need.scopes.map((scope) => `${scope}=${need.level}`).join('; ');
  return failure(403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': accepted });
}

function allows(token: TokenFacts, scope: Scope, level: Level): boolean {
  const has = token.permissions[scope];
  return scope === 'metadata' || has === 'write' || has === level;
}
