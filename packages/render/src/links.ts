// Links to what a page mentions. A report from a laptop has none; its pages name places in words.
import type { Position, Report, Span } from '@modelgate/core';

/** The ids in `run.ids` that links are made of. */
export interface RunIds {
  /** 'https://github.com'. */
  readonly server?: string;
  /** 'owner/name'. */
  readonly repository?: string;
  /** The commit that was judged, 40 hexadecimal digits. */
  readonly sha?: string;
  /** The pull request's own branch, where it is one of this repository. */
  readonly branch?: string;
  readonly runId?: string;
  readonly attempt?: string;
  /** The branch that the change goes to: 'main'. */
  readonly base?: string;
}

/** The ids of a report without malformed ones, since a report may come from somebody else's run. */
export function idsOf({ run }: Report): RunIds {
  return Object.fromEntries(
    Object.entries(shapes).flatMap(([name, shape]) => {
      const value = run.ids[name];
      return value !== undefined && shape.test(value) ? [[name, value]] : [];
    }),
  );
}

const shapes: Readonly<Record<keyof RunIds, RegExp>> = {
  server: /^https?:\/\/[\w.-]+(:\d+)?$/,
  repository: /^[\w.-]+\/[\w.-]+$/,
  sha: /^[0-9a-f]{40}$/,
  runId: /^\d{1,20}$/,
  attempt: /^\d{1,4}$/,
  branch: /^[^\p{Cc}\p{Cs}\\]{1,250}$/u,
  base: /^[\w./-]{1,100}$/,
};

/** The page of the run, where the job summaries stand. */
export function runUrl({ server, repository, runId, attempt }: RunIds): string | undefined {
  if (server === undefined || repository === undefined || runId === undefined) return undefined;
  return `${server}/${repository}/actions/runs/${runId}${attempt === undefined ? '' : `/attempts/${attempt}`}`;
}

/** The address of a page that shows a span; undefined when there is none. */
export type LinkTo = (span: Span) => string | undefined;

/** The lines of a file in the judged commit. */
export function inCommit(report: Report): LinkTo {
  const ids = idsOf(report);
  return (span) => blobUrl(ids, ids.sha, span);
}

/** The lines at the branch's tip: the address does not change from push to push, and so neither does a text with it. */
export function onBranch(report: Report): LinkTo {
  const ids = idsOf(report);
  return (span) => blobUrl(ids, ids.branch, span) ?? blobUrl(ids, ids.sha, span);
}

function blobUrl({ server, repository }: RunIds, ref: string | undefined, span: Span): string | undefined {
  if (server === undefined || repository === undefined || ref === undefined || !isRelative(span.path)) return undefined;
  const path = [...ref.split('/'), ...span.path.split('/')].map(encoded).join('/');
  return `${server}/${repository}/blob/${path}#${lines(span.start, span.end)}`;
}

/** The name of what figures are compared with: the base branch's where it is known. */
export function baseName(report: Report): string {
  return idsOf(report).base ?? 'baseline';
}

/** A path that stays inside the repository and can be annotated. */
export function isRelative(path: string): boolean {
  const names = path.split('/');
  return (
    path !== '' &&
    !/[\p{Cc}\p{Cs}\\]/u.test(path) &&
    names.every((name) => name !== '' && name !== '.' && name !== '..')
  );
}

function lines(start: Position, end: Position): string {
  return end.line > start.line ? `L${start.line}-L${end.line}` : `L${start.line}`;
}

/** Encodes a part of a path, including parentheses: they are allowed in a path but would end a Markdown link. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/[()!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
