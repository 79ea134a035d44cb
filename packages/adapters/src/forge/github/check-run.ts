// Finds a check run by its external id and brings it to the wanted state, sending fifty annotations at a time.
import type { Annotation, CheckRunPage } from '@modelgate/core';
import { persist } from './client.ts';
import type { Client, Task } from './client.ts';

/** GitHub's limit for one request. */
const batch = 50;

interface Located {
  /** Absent: it has not been created yet. */
  readonly id?: number;
  readonly missing: readonly Annotation[];
}

/**
 * Creates the check run or brings the one with this external id up to date. Annotations can only be added, so what
 * GitHub already has is read first, and again after each failure: a retry after a lost answer adds none twice. A run
 * with annotations that are no longer wanted (of an earlier attempt) is replaced by a new one of the same name.
 */
export async function publishCheck(client: Client, headSha: string, page: CheckRunPage): Promise<void> {
  const task: Task = { doing: `publishing the check run ${JSON.stringify(page.name)}`, needs: 'checks: write' };
  let at = await persist(client, task, () => locate(client, headSha, page));
  do {
    at = await persist(client, task, async (again) => {
      if (again) at = await locate(client, headSha, page);
      return write(client, headSha, page, at);
    });
  } while (at.missing.length > 0);
}

/** The newest check run of this external id, unless it has annotations that are not wanted. */
async function locate({ octokit, owner, repo }: Client, headSha: string, page: CheckRunPage): Promise<Located> {
  const runs = await octokit.paginate('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    owner,
    repo,
    ref: headSha,
    check_name: page.name,
    filter: 'all' as const,
    per_page: 100,
  });
  const ours = runs.filter((run) => run.external_id === page.externalId).toSorted((a, b) => b.id - a.id)[0];
  if (ours === undefined) return { missing: page.annotations };
  if (ours.output.annotations_count === 0) return { id: ours.id, missing: page.annotations };
  const has = await octokit.paginate('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', {
    owner,
    repo,
    check_run_id: ours.id,
    per_page: 100,
  });
  const missing = without(page.annotations, has.map(keyOfTheirs));
  return missing === undefined ? { missing: page.annotations } : { id: ours.id, missing };
}

/** The wanted annotations that GitHub does not have yet; undefined when it has some that are not wanted. */
function without(wanted: readonly Annotation[], there: readonly string[]): readonly Annotation[] | undefined {
  const left = new Map<string, number>();
  for (const key of there) left.set(key, (left.get(key) ?? 0) + 1);
  const missing = wanted.filter((annotation) => {
    const key = keyOf(annotation);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  return [...left.values()].some((count) => count > 0) ? undefined : missing;
}

function keyOf(of: Annotation): string {
  return JSON.stringify([of.path, of.startLine, of.endLine, of.level, of.title.trim(), of.message.trim()]);
}

interface Theirs {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string | null;
  readonly title: string | null;
  readonly message: string | null;
}

function keyOfTheirs(of: Theirs): string {
  const words = [of.annotation_level, (of.title ?? '').trim(), (of.message ?? '').trim()];
  return JSON.stringify([of.path, of.start_line, of.end_line, ...words]);
}

async function write(client: Client, headSha: string, page: CheckRunPage, at: Located): Promise<Located> {
  const { octokit, owner, repo } = client;
  const fields = fieldsOf(page, at.missing.slice(0, batch));
  const missing = at.missing.slice(batch);
  if (at.id !== undefined) {
    await octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner,
      repo,
      check_run_id: at.id,
      ...fields,
    });
    return { id: at.id, missing };
  }
  const made = await octokit.request('POST /repos/{owner}/{repo}/check-runs', {
    owner,
    repo,
    name: page.name,
    head_sha: headSha,
    external_id: page.externalId,
    ...fields,
  });
  return { id: Number(made.data.id), missing };
}

/** The fields of the check run: completed from the first request on, so that an interrupted job never leaves it in progress. */
function fieldsOf(
  page: CheckRunPage,
  annotations: readonly Annotation[],
): {
  status: 'completed';
  conclusion: CheckRunPage['conclusion'];
  output: { title: string; summary: string; text: string; annotations: ReturnType<typeof toTheirs>[] };
} {
  const { conclusion, title, summary, text } = page;
  return {
    status: 'completed',
    conclusion,
    output: { title, summary, text, annotations: annotations.map(toTheirs) },
  };
}

/** GitHub accepts columns only for an annotation of a single line. */
function toTheirs(of: Annotation): Theirs & {
  title: string;
  message: string;
  annotation_level: Annotation['level'];
  start_column?: number;
  end_column?: number;
} {
  const oneLine = of.startLine === of.endLine;
  return {
    path: of.path,
    start_line: of.startLine,
    end_line: of.endLine,
    annotation_level: of.level,
    title: of.title,
    message: of.message,
    ...(oneLine && of.startColumn !== undefined && { start_column: of.startColumn }),
    ...(oneLine && of.endColumn !== undefined && { end_column: of.endColumn }),
  };
}
