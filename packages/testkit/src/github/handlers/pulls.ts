// Pull requests, the repository itself, and who is asking.
import type { Answer, Asked } from '../answer.ts';
import { failure, notFound, ok } from '../answer.ts';
import { fill } from '../fill.ts';
import { ancestors, filesOf, mergeBase } from '../git-objects.ts';
import { page } from '../pages.ts';
import { end, pull, repository, repoUrl, user } from '../resources.ts';
import type { PullFacts } from '../types.ts';
import type { World } from '../world.ts';

export function repo(world: World): Answer {
  return ok(repository(world, 'full-repository', world.options.repo));
}

/** The token of a job speaks for no user, which GitHub says like this. */
export function viewer(world: World, asked: Asked): Answer {
  if (asked.login === undefined) return failure(401, 'Requires authentication');
  if (asked.login.endsWith('[bot]')) return failure(403, 'Resource not accessible by integration');
  return ok({ ...fill(world.schemas, 'public-user'), ...user(world, asked.login), user_view_type: 'public' });
}

export function get(world: World, asked: Asked): Answer {
  const found = world.pull(Number(asked.params.pull_number));
  return found === undefined ? notFound() : ok(pull(world, found, 'pull-request'));
}

export function list(world: World, asked: Asked): Answer {
  const { head, base } = asked.query;
  const all = (world.options.pulls ?? []).filter((each) => matches(world, each, head, base));
  return page(asked, `${repoUrl(world)}/pulls`, all, (shown) =>
    shown.map((each) => pull(world, each, 'pull-request-simple')),
  );
}

export function ofCommit(world: World, asked: Asked): Answer {
  const sha = asked.params.commit_sha!;
  const all = (world.options.pulls ?? []).filter((each) =>
    ancestors(world.objects, world.state.sha(each.head)).has(sha),
  );
  return page(asked, `${repoUrl(world)}/commits/${sha}/pulls`, all, (shown) =>
    shown.map((each) => pull(world, each, 'pull-request-simple')),
  );
}

export function files(world: World, asked: Asked): Answer {
  const found = world.pull(Number(asked.params.pull_number));
  if (found === undefined) return notFound();
  return page(asked, `${repoUrl(world)}/pulls/${found.number}/files`, changed(world, found), (shown) => shown);
}

export function artifacts(world: World, asked: Asked): Answer {
  const { run_id: run } = asked.params;
  const { name } = asked.query;
  const all = world.state.artifacts.filter(
    (each) => (run === undefined || each.runId === Number(run)) && (name === undefined || each.name === name),
  );
  const where = run === undefined ? 'artifacts' : `runs/${run}/artifacts`;
  return page(asked, `${repoUrl(world)}/actions/${where}`, all, (shown, total_count) => ({
    total_count,
    artifacts: shown.map((each) => ({
      ...fill(world.schemas, 'artifact'),
      id: each.id,
      name: each.name,
      size_in_bytes: each.size,
      workflow_run: { id: each.runId },
    })),
  }));
}

function matches(world: World, each: PullFacts, head: string | undefined, base: string | undefined): boolean {
  const ends = [end(world, each.head, each.fork ?? world.options.repo), end(world, each.base, world.options.repo)];
  return (head === undefined || ends[0]?.label === head) && (base === undefined || ends[1]?.ref === base);
}

function changed(world: World, of: PullFacts): unknown[] {
  const head = world.objects.commits.get(world.state.sha(of.head))!;
  const base = world.objects.commits.get(mergeBase(world.objects, world.state.sha(of.base), head.sha) ?? '');
  const before = base === undefined ? new Map<string, { sha: string }>() : filesOf(world.objects, base.tree);
  const after = filesOf(world.objects, head.tree);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((filename) => {
    const [was, is] = [before.get(filename)?.sha, after.get(filename)?.sha];
    if (was === is) return [];
    const status = was === undefined ? 'added' : is === undefined ? 'removed' : 'modified';
    return [{ ...fill(world.schemas, 'diff-entry'), filename, status, sha: is ?? was }];
  });
}
