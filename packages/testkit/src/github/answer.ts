// Answers in GitHub's own words.
import type { AnnotationState } from './types.ts';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, for raw media types. */
  readonly raw?: Uint8Array;
}

/** A request that has passed the contract, the permissions and the rules. */
export interface Asked {
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: RequestBody;
  readonly accept: string;
  /** Undefined without a token. */
  readonly login: string | undefined;
}

/** Every field of every body that is understood; the contract says which belong to which operation. */
export interface RequestBody {
  readonly body?: string;
  readonly query?: string;
  readonly name?: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary: string;
    readonly text?: string;
    readonly annotations?: readonly AnnotationState[];
  };
}

const docs = 'https://docs.github.com/rest';

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status: 200, body, ...(headers === undefined ? {} : { headers }) };
}

export function notFound(): Answer {
  return failure(404, 'Not Found');
}

export function failure(status: number, message: string, headers?: Readonly<Record<string, string>>): Answer {
  const body = { message, documentation_url: docs, status: String(status) };
  return { status, body, ...(headers === undefined ? {} : { headers }) };
}

/** 422 as GitHub words it: which field of which resource, and why. */
export function invalid(resource: string, field: string, message: string): Answer {
  const errors = [{ resource, code: 'custom', field, message }];
  return { status: 422, body: { message: 'Validation Failed', errors, documentation_url: docs, status: '422' } };
}
