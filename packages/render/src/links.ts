// Addresses of what a page speaks of. A report from a laptop has none, and its pages name places in words.
import type { Position, Report, Span } from '@modelgate/core';

/** What `run.ids` may hold; pages link what these tell and no more. */
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

/** The ids of a report, the malformed ones left out: a report can come from somebody else's run. */
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

/** Where a span can be looked at; undefined when there is no such page. */
export type LinkTo = (span: Span) => string | undefined;

/** The lines of a file in the judged commit. */
export function inCommit(report: Report): LinkTo {
  const ids = idsOf(report);
  return (span) => blobUrl(ids, ids.sha, span);
}

/** The lines at the branch's tip: the address stays the same from push to push, and so does what is written with it. */
export function onBranch(report: Report): LinkTo {
  const ids = idsOf(report);
  return (span) => blobUrl(ids, ids.branch, span) ?? blobUrl(ids, ids.sha, span);
}

function blobUrl({ server, repository }: RunIds, ref: string | undefined, span: Span): string | undefined {
  if (server === undefined || repository === undefined || ref === undefined || !isRelative(span.path)) return undefined;
  const path = [...ref.split('/'), ...span.path.split('/')].map(encoded).join('/');
  return `${server}/${repository}/blob/${path}#${lines(span.start, span.end)}`;
}

/** What figures are compared with: the branch's name, where it is known. */
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

/** Parentheses end a Markdown link and are no reserved characters of a path. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/[()!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
