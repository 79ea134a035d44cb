// Comments of an issue or pull request.
import type { Answer, Asked } from '../answer.ts';
import { notFound, ok } from '../answer.ts';
import { page } from '../pages.ts';
import { comment, repoUrl } from '../resources.ts';
import type { CommentState } from '../types.ts';
import { now } from '../world.ts';
import type { World } from '../world.ts';

export function list(world: World, asked: Asked): Answer {
  const issue = Number(asked.params.issue_number);
  if (world.pull(issue) === undefined) return notFound();
  const all = world.state.comments.filter((each) => each.issue === issue);
  return page(asked, `${repoUrl(world)}/issues/${issue}/comments`, all, (shown) =>
    shown.map((each) => comment(world, each)),
  );
}

export function create(world: World, asked: Asked): Answer {
  const issue = Number(asked.params.issue_number);
  if (world.pull(issue) === undefined) return notFound();
  const made = world.state.comment(issue, asked.login!, asked.body.body!);
  return { status: 201, body: comment(world, made) };
}

export function update(world: World, asked: Asked): Answer {
  const found = find(world, asked);
  if (found === undefined) return notFound();
  found.body = asked.body.body!;
  found.updated_at = now();
  return ok(comment(world, found));
}

export function get(world: World, asked: Asked): Answer {
  const found = find(world, asked);
  return found === undefined ? notFound() : ok(comment(world, found));
}

export function remove(world: World, asked: Asked): Answer {
  const found = find(world, asked);
  if (found === undefined) return notFound();
  world.state.comments.splice(world.state.comments.indexOf(found), 1);
  return { status: 204 };
}

function find(world: World, asked: Asked): CommentState | undefined {
  return world.state.comments.find((each) => each.id === Number(asked.params.comment_id));
}
