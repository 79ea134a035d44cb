// What was decided about a demand, and the sentences that say so.
import type { FactClaim, LimitClaim, Outcome, Place } from './claim.ts';
import type { Severity } from './policy/types.ts';
import type { Span } from './source/span.ts';

/** Each field is a part of a sentence. Renderers join the parts and never write their own. Plain text, no markup. */
export interface Message {
  /** 'accuracy of credit', 'roc-auc for sex = Female'. */
  readonly subject: string;
  /** '0.877 (0.872 – 0.882), n = 16,281'. */
  readonly observed: string;
  /** 'at least 0.84'. */
  readonly expected: string;
  /** Against the baseline: '+0.5 pt (+0.2 … +0.9), better'. */
  readonly change?: string;
  /** What to do now. */
  readonly remedy?: string;
}

/** One claim with its decision. `explain` recomputes `p` and `outcome` from the rest. */
export interface Leaf {
  readonly claim: LimitClaim | FactClaim;
  readonly outcome: Outcome;
  /** The family it was adjusted in; none: no sampling error, or `decide: point`. */
  readonly family: 'overall' | 'rest' | 'none';
  /** p-values of "the limit is kept" (fail; adjusted in the family) and of "what must be proved is violated" (pass). */
  readonly p?: { readonly fail: number; readonly adjusted: number; readonly pass: number };
  /** Two-sided interval at the policy's confidence. */
  readonly interval?: readonly [number, number];
}

export interface Waived {
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

/** Whom the line of the policy names that allows what was found. */
export interface Allowed {
  readonly owner?: string;
  readonly reason?: string;
}

export interface Finding {
  /** Unique in its report and stable between runs: 'model/accuracy/change', 'model/roc-auc/change/sex=Female'. */
  readonly id: string;
  readonly rule: string;
  readonly demand: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly optional?: true;
  readonly decide: 'test' | 'point';
  readonly from: 'head' | 'base';
  readonly leaves: readonly Leaf[];
  /** Index of the leaf that decided. */
  readonly decisive: number;
  readonly message: Message;
  readonly at: Span;
  readonly places: readonly Place[];
  /** SHA-256 of rule and facets, never of positions, so that the same finding keeps its fingerprint in the next run. */
  readonly fingerprint: string;
  readonly waived?: Waived;
  /** Something was found, and passes since a line of the policy allows it: the one at `at`. */
  readonly allowed?: Allowed;
}
