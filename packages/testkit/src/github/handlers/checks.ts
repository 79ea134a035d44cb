// Check runs: created, appended to, listed.
import type { Answer, Asked, RequestBody } from '../answer.ts';
import { invalid, notFound, ok } from '../answer.ts';
import { page } from '../pages.ts';
import { checkRun, repoUrl } from '../resources.ts';
import type { CheckRunState } from '../types.ts';
import { now } from '../world.ts';
import type { World } from '../world.ts';

export function create(world: World, asked: Asked): Answer {
  const body = asked.body;
  if (world.commit(body.head_sha!) === undefined) {
    return invalid('CheckRun', 'head_sha', `No commit found for SHA: ${body.head_sha}`);
  }
  const run: CheckRunState = {
    id: world.nextId(),
    head_sha: body.head_sha!,
    annotations: [],
    name: body.name!,
    external_id: '',
    status: 'queued',
    conclusion: null,
    details_url: null,
    started_at: now(),
    completed_at: null,
    output: { title: null, summary: null, text: null },
  };
  world.state.checkRuns.push(run);
  change(run, body);
  return { status: 201, body: checkRun(world, run) };
}

export function update(world: World, asked: Asked): Answer {
  const run = find(world, asked);
  if (run === undefined) return notFound();
  change(run, asked.body);
  return ok(checkRun(world, run));
}

export function get(world: World, asked: Asked): Answer {
  const run = find(world, asked);
  return run === undefined ? notFound() : ok(checkRun(world, run));
}

export function listForRef(world: World, asked: Asked): Answer {
  const sha = world.commit(asked.params.ref!)?.sha;
  if (sha === undefined) return invalid('CheckRun', 'ref', `No commit found for SHA: ${asked.params.ref}`);
  const { check_name: name, filter } = asked.query;
  const all = world.state.checkRuns.filter((run) => run.head_sha === sha && (name === undefined || run.name === name));
  const newestFirst = all.toReversed();
  const shown = filter === 'all' ? newestFirst : newestFirst.filter((run, i) => isFirstOfName(newestFirst, run, i));
  return page(asked, `${repoUrl(world)}/commits/${asked.params.ref}/check-runs`, shown, (runs, total_count) => ({
    total_count,
    check_runs: runs.map((run) => checkRun(world, run)),
  }));
}

export function listAnnotations(world: World, asked: Asked): Answer {
  const run = find(world, asked);
  if (run === undefined) return notFound();
  return page(asked, `${repoUrl(world)}/check-runs/${run.id}/annotations`, run.annotations, (shown) =>
    shown.map((annotation) => ({
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      blob_href: 'https://example.com/',
      ...annotation,
    })),
  );
}

function find(world: World, asked: Asked): CheckRunState | undefined {
  return world.state.checkRuns.find((run) => run.id === Number(asked.params.check_run_id));
}

function isFirstOfName(runs: readonly CheckRunState[], run: CheckRunState, at: number): boolean {
  return runs.findIndex((other) => other.name === run.name) === at;
}

/** What is given replaces, annotations are added; a conclusion completes the run. */
function change(run: CheckRunState, body: RequestBody): void {
  const { output, head_sha: _, ...fields } = body;
  Object.assign(run, fields);
  if (body.conclusion !== undefined) {
    run.status = 'completed';
    run.completed_at ??= now();
  }
  if (output === undefined) return;
  const { annotations, ...words } = output;
  Object.assign(run.output, words);
  run.annotations.push(...(annotations ?? []));
}
