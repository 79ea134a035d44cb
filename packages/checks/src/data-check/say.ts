// The sentences about counts of rows or values.
import { type Decided, type FactClaim, type LimitClaim, type Message, type Tolerance } from '@modelgate/core';
import { countedInWords, type Counted } from './claims.ts';

export interface Said {
  readonly subject: string;
  /** 'at least 17'; the tolerance is added to it. */
  readonly expected: string;
  readonly tolerance: Tolerance;
  readonly noun: Counted['noun'];
  /** The predicate of what is counted: 'break it', 'are missing'. */
  readonly are: string;
  readonly remedy?: string;
}

export function sayCount({ claim, outcome }: Decided, words: Said): Message {
  const { subject, expected, remedy } = words;
  return {
    subject,
    observed: observedOf(claim, words),
    expected,
    ...(outcome === 'fail' && remedy !== undefined && { remedy }),
  };
}

function observedOf(claim: LimitClaim | FactClaim, { tolerance, noun, are }: Said): string {
  if ('fact' in claim) return factIn(claim, are);
  if (claim.of.kind === 'unknown') return `unknown: ${claim.of.reason}`;
  const { value, n } = claim.of;
  const violating = tolerance.is === 'share' ? Math.round(value * n) : value;
  const counted = countedInWords({ violating, considered: n, noun, all: n, shown: true });
  return `${counted} ${are}${claim.detail === undefined ? '' : `, ${claim.detail}`}`;
}

function factIn({ fact, reason }: FactClaim, are: string): string {
  if (fact === 'unknown') return `unknown: ${reason}`;
  return fact === 'inapplicable' ? reason : `${reason} ${are}`;
}

/** '', or ' in all but 1 %', ' in all but 3'. */
export function exceptIn({ is, max }: Tolerance): string {
  if (max === 0) return '';
  return is === 'share' ? ` in all but ${Number((max * 100).toPrecision(12))} %` : ` in all but ${max}`;
}
