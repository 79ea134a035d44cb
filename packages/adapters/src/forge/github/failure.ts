// Classifies a failed request: transient (worth another try), forbidden, or final.

/** GitHub's refusals as octokit throws them; `response` is missing when no answer came. */
interface RequestFailure extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Headers; readonly data: unknown };
}

/** Errors of GraphQL, which come with status 200; without a type the fault is GitHub's own. */
interface QueryFailure extends Error {
  readonly headers: Headers;
  readonly errors: readonly { readonly type?: string; readonly message: string }[];
}

type Headers = Readonly<Record<string, string | number | undefined>>;

export type Failure =
  | { readonly kind: 'transient'; readonly waitMs: number | undefined; readonly why: string }
  | { readonly kind: 'forbidden' | 'unauthorized' | 'missing' | 'refused'; readonly why: string };

/** `waitMs` is the wait that GitHub asks for; undefined: the caller chooses. */
export function failureOf(error: unknown, now: Date): Failure | undefined {
  if (isQueryFailure(error)) return ofQuery(error, now);
  if (!isRequestFailure(error)) return undefined;
  const why = oneLine(error.message);
  if (error.response === undefined) return { kind: 'transient', waitMs: undefined, why: `no answer (${why})` };
  if (error.status >= 500) return { kind: 'transient', waitMs: undefined, why: `HTTP ${error.status}` };
  if (isLimit(error)) return { kind: 'transient', waitMs: limitWait(error.response.headers, now), why };
  if (error.status === 401) return { kind: 'unauthorized', why };
  if (error.status === 403) return { kind: 'forbidden', why };
  return { kind: error.status === 404 ? 'missing' : 'refused', why: `HTTP ${error.status}: ${why}` };
}

function isQueryFailure(error: unknown): error is QueryFailure {
  return error instanceof Error && error.name === 'GraphqlResponseError';
}

function ofQuery({ errors, headers }: QueryFailure, now: Date): Failure {
  const why = oneLine(errors.map(({ message }) => message).join('; '));
  const types = new Set(errors.map(({ type }) => type));
  if (types.has('FORBIDDEN')) return { kind: 'forbidden', why };
  if (types.has('RATE_LIMITED')) return { kind: 'transient', waitMs: limitWait(headers, now), why };
  return types.has(undefined) ? { kind: 'transient', waitMs: undefined, why } : { kind: 'refused', why };
}

function isRequestFailure(error: unknown): error is RequestFailure {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** GitHub documents 403 and 429 for both kinds of rate limit. */
function isLimit({ status, response, message }: RequestFailure): boolean {
  if (status === 429) return true;
  const headers = response?.headers ?? {};
  const spent = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
  return status === 403 && (spent || /secondary rate limit/i.test(message));
}

/** Milliseconds; a minute where GitHub gives no time, as its documentation asks. */
function limitWait(headers: Headers, now: Date): number {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return after * 1000;
  const reset = Number(headers['x-ratelimit-reset']);
  const untilReset = reset * 1000 - now.getTime();
  return headers['x-ratelimit-remaining'] === '0' && Number.isFinite(untilReset) ? Math.max(1000, untilReset) : 60_000;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300);
}
