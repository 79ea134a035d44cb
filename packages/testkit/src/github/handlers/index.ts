// Which function answers which operation of GitHub's description.
import type { Answer, Asked } from '../answer.ts';
import type { World } from '../world.ts';
import * as checks from './checks.ts';
import * as comments from './comments.ts';
import * as pulls from './pulls.ts';
import * as trees from './trees.ts';

export type Handler = (world: World, asked: Asked) => Answer;

export const handlers: Readonly<Record<string, Handler>> = {
  'actions/list-artifacts-for-repo': pulls.artifacts,
  'actions/list-workflow-run-artifacts': pulls.artifacts,
  'checks/create': checks.create,
  'checks/get': checks.get,
  'checks/list-annotations': checks.listAnnotations,
  'checks/list-for-ref': checks.listForRef,
  'checks/update': checks.update,
  'git/get-blob': trees.blob,
  'git/get-commit': trees.gitCommit,
  'git/get-ref': trees.ref,
  'git/get-tree': trees.tree,
  'issues/create-comment': comments.create,
  'issues/delete-comment': comments.remove,
  'issues/get-comment': comments.get,
  'issues/list-comments': comments.list,
  'issues/update-comment': comments.update,
  'pulls/get': pulls.get,
  'pulls/list': pulls.list,
  'pulls/list-files': pulls.files,
  'repos/compare-commits-with-basehead': trees.compare,
  'repos/get': pulls.repo,
  'repos/get-content': trees.content,
  'repos/list-pull-requests-associated-with-commit': pulls.ofCommit,
  'users/get-authenticated': pulls.viewer,
};
