// Faults on request: which one strikes the next call of an operation.
import type { Answer } from './answer.ts';
import { failure, ok } from './answer.ts';
import type { Fault } from './types.ts';

/** The fault that strikes this request, the `nth` of its operation; it is used up. */
export function strike(faults: Fault[], operation: string, nth: number): Fault | undefined {
  const at = faults.findIndex((fault) => fault.on === operation && (fault.nth === undefined || fault.nth <= nth));
  const fault = faults[at];
  if (fault === undefined) return undefined;
  const times = (fault.times ?? 1) - 1;
  faults.splice(at, 1, ...(times > 0 ? [{ ...fault, times }] : []));
  return fault;
}

/** Whether the request is done as asked; only its answer suffers. */
export function isAnswered({ kind }: Fault): boolean {
  return kind === 'lost' || kind === 'damaged';
}

/** Other bytes of a file; of a folder all entries but the last. */
export function damaged(given: Answer): Answer {
  if (given.raw) return { ...given, raw: given.raw.map((byte) => byte ^ 1) };
  const { tree = [], ...body } = given.body as { readonly tree?: readonly unknown[] };
  return { ...given, body: { ...body, tree: tree.slice(0, -1), truncated: true } };
}

/** What a fault that answers at all says. */
export function faultAnswer(fault: Fault): Answer {
  switch (fault.kind) {
    case 'status':
      return failure(fault.status, 'Server Error');
    case 'secondary-limit':
      return failure(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
        'retry-after': String(fault.retryAfter),
      });
    case 'primary-limit':
      return failure(403, 'API rate limit exceeded for installation.', spent(fault.retryAfter));
    case 'query-error': {
      const { type, message, retryAfter } = fault;
      const errors = [{ ...(type !== undefined && { type }), message }];
      return ok({ errors }, retryAfter === undefined ? undefined : spent(retryAfter));
    }
    default:
      throw new Error(`${fault.kind} gives no answer`);
  }
}

function spent(seconds: number): Readonly<Record<string, string>> {
  return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + seconds) };
}
