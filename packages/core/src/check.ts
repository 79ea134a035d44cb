// A check: pure; it asks for measurements, then claims. The kernel decides, because only it knows the family.
import type { Estimate } from '@modelgate/stats';
import type { Claim, LimitClaim, FactClaim } from './claim.ts';
import type { Message } from './finding.ts';
import type { Json } from './json.ts';
import type { Ask } from './measure/score-metric.ts';
import type { Demand } from './policy/types.ts';

/** What is known before anything slow runs; what a check asks may depend on it, never on a score. */
export interface Facts {
  /** The model's name in the policy. */
  readonly model: string;
  readonly baseline: BaselineFacts;
  /** Rows of the data. */
  readonly rows: number;
  /** Rows of every value of each declared slice, the values sorted. */
  readonly slices: Readonly<Record<string, readonly { readonly value: string; readonly rows: number }[]>>;
}

/** Whether there is something to compare with; `none` is proven, `unreadable` is not. */
export type BaselineFacts =
  | { readonly kind: 'other' }
  | { readonly kind: 'identical' }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Measurements by name; an estimate that was asked for is always there. */
export interface Got {
  readonly facts: Facts;
  estimate(ask: Ask): Estimate;
}

export interface CheckDocs {
  readonly title: string;
  /** One or two sentences for docs/checks.md. */
  readonly what: string;
}

/** A leaf with what the kernel found out about it, ready to be put into words. */
export interface Decided {
  readonly demand: Demand;
  readonly claim: LimitClaim | FactClaim;
  readonly outcome: 'pass' | 'inapplicable' | 'inconclusive' | 'fail' | 'unknown';
  readonly interval?: readonly [number, number];
  /** 1 − α. */
  readonly confidence: number;
  /** Rows that would settle an inconclusive claim if its estimate stayed the same. */
  readonly rowsToSettle?: number;
}

export interface Check {
  readonly id: string;
  readonly version: number;
  readonly docs: CheckDocs;
  asks(params: Json, facts: Facts): readonly Ask[];
  judge(got: Got, params: Json): readonly Claim[];
  say(decided: Decided, got: Got): Message;
}
