// A check: pure; it asks for measurements, then claims. The kernel decides, because only it knows the family.
import type { Estimate } from '@modelgate/stats';
import type { Claim, Facets, FactClaim, LimitClaim, Outcome } from './claim.ts';
import type { Leaf, Message } from './finding.ts';
import type { Json } from './json.ts';
import type { DataMetric } from './measure/data-metric.ts';
import type { Ask } from './measure/score-metric.ts';
import type { Tables } from './measure/tables.ts';
import type { Demand } from './policy/types.ts';

/** What is known before anything slow runs; what a check asks may depend on it, never on a measurement. */
export interface Facts {
  /** What is judged: the model's name in the policy, or the data set's. */
  readonly name: string;
  /** Columns and rows of every data set that is looked at, by role. */
  readonly tables: Tables;
}

/** What is known of a model's evaluation. */
export interface EvaluationFacts extends Facts {
  readonly baseline: BaselineFacts;
  /** Rows of the data. */
  readonly rows: number;
  /** Whether the rows form clusters; the n of an estimate then counts clusters. */
  readonly clusters?: boolean;
  /** Rows of every value of each declared slice, the values sorted. */
  readonly slices: Readonly<Record<string, readonly { readonly value: string; readonly rows: number }[]>>;
}

/** Whether there is something to compare with; `none` is proven, `unreadable` is not. */
export type BaselineFacts =
  | { readonly kind: 'other' }
  | { readonly kind: 'identical' }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What a check wants measured: of data, of scores, or of both. */
export interface Asks {
  readonly data?: readonly DataMetric[];
  readonly scores?: readonly Ask[];
}

/** Measurements by name; everything that was asked for is there, possibly as unknown. */
export interface Got<F extends Facts = Facts> {
  readonly facts: F;
  estimate(ask: Ask): Estimate;
  /** A claim on measurements of data. The kernel says unknown, with the reason, when one of them is lacking. */
  claim<V>(metrics: { readonly [K in keyof V]: DataMetric<V[K]> }, about: Facets, claim: (values: V) => Claim): Claim;
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
  readonly outcome: Outcome;
  readonly interval?: readonly [number, number];
  /** As in the leaf: `fail` alone, and adjusted for the claims that it was tested with. */
  readonly p?: Leaf['p'];
  /** 1 − α. */
  readonly confidence: number;
  /** Rows that would settle an inconclusive claim if its estimate stayed the same. */
  readonly rowsToSettle?: number;
}

export interface Check<F extends Facts = Facts> {
  readonly id: string;
  readonly version: number;
  readonly docs: CheckDocs;
  asks(params: Json, facts: F): Asks;
  judge(got: Got<F>, params: Json): readonly Claim[];
  say(decided: Decided, got: Got<F>): Message;
}
