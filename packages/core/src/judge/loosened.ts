// What the base branch's policy would have blocked and the change's own policy does not.
import type { Finding, Message } from '../finding.ts';
import type { Policy } from '../policy/types.ts';
import type { Span } from '../source/span.ts';

/** One finding for every failing demand of the base that head's policy dropped, relaxed or no longer fails. */
export function loosened(
  base: readonly Finding[],
  head: readonly Finding[],
  policy: Pick<Policy, 'onLoosening'>,
  at: Span,
): Finding[] {
  const stillFails = new Set(
    head.filter((f) => f.outcome === 'fail' && f.severity === 'block' && !f.waived).map((f) => f.id),
  );
  return base
    .filter((f) => f.outcome === 'fail' && f.severity === 'block' && !f.waived && !stillFails.has(f.id))
    .map((f) =>
      loosenedFinding(
        f,
        head.find((h) => h.id === f.id),
        policy.onLoosening === 'fail' ? 'block' : 'warn',
        at,
      ),
    );
}

/** The id under which a finding of the base's policy stands in head's report. */
export function loosenedId(id: string): string {
  return `policy/loosened/${id}`;
}

function loosenedFinding(base: Finding, head: Finding | undefined, severity: Finding['severity'], at: Span): Finding {
  return {
    ...base,
    id: loosenedId(base.id),
    rule: 'policy/loosened',
    severity,
    at: head?.at ?? at,
    message: sentence(base, head),
  };
}

function sentence(base: Finding, head: Finding | undefined): Message {
  const now = head ? `this change asks: ${head.message.expected}` : 'this change drops the demand';
  return {
    subject: `${base.message.subject}, judged by the base branch’s policy`,
    observed: base.message.observed,
    expected: `${base.message.expected} (${now})`,
    remedy: 'restore the limit, or relax it in a change of its own that an owner reviews',
  };
}
