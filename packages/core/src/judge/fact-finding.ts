// A finding about the policy itself: something that is so, with its sentences and place.
import { createHash } from 'node:crypto';
import type { Finding, Message } from '../finding.ts';
import type { Severity } from '../policy/types.ts';
import type { Span } from '../source/span.ts';

export interface FactFinding {
  /** Unique in its report; begins with the rule. */
  readonly id: string;
  readonly rule: string;
  readonly fact: 'fail' | 'unknown';
  readonly severity: Severity;
  readonly from: Finding['from'];
  readonly message: Message;
  readonly at: Span;
}

export function factFinding({ id, rule, fact, severity, from, message, at }: FactFinding): Finding {
  return {
    id,
    rule,
    demand: '',
    outcome: fact,
    severity,
    decide: 'test',
    from,
    leaves: [{ claim: { fact, reason: message.observed, about: {} }, outcome: fact, family: 'none' }],
    decisive: 0,
    message,
    at,
    places: [],
    fingerprint: createHash('sha256').update(id).digest('hex'),
  };
}
