// What a check returns: claims with a sampling law. The kernel alone turns them into outcomes.
import type { Estimate } from '@modelgate/stats';
import type { Burden } from './policy/types.ts';
import type { Span } from './source/span.ts';

/** What a claim is about: { metric: 'accuracy', of: 'change', slice: 'sex = Female' }. */
export type Facets = Readonly<Record<string, string>>;

export type Role = 'overall' | 'slice' | 'group' | 'column';

/** A place inside a file, down to the member of an archive or the rows of a table. */
export interface Place {
  readonly path: string;
  readonly text?: Span;
  readonly bytes?: { readonly offset: number; readonly length: number };
  readonly members?: readonly string[];
  readonly object?: string;
  readonly rows?: { readonly count: number; readonly keys?: readonly string[] };
  readonly digest?: string;
}

/** An estimate that must be at least (min) or at most (max) a limit. */
export interface LimitClaim {
  readonly must: 'min' | 'max';
  readonly limit: number;
  /** What must be proved where that is looser than the limit itself (the proof margin). */
  readonly proof?: number;
  readonly of: Estimate;
  /** Name of the estimate among the measurements; the correlation matrix speaks of it by this name. */
  readonly estimate: string;
  readonly about: Facets;
  readonly role: Role;
  readonly burden: Burden;
  /** What the figure hides: 'such as a, b'. Values of rows stand in it only where the policy says so. */
  readonly detail?: string;
  readonly places?: readonly Place[];
}

/** Something that is so or is not, without sampling error. */
export interface FactClaim {
  readonly fact: 'pass' | 'fail' | 'inapplicable' | 'unknown';
  readonly reason: string;
  /** Of what is unknown: what to do about it. It becomes the message's, and is no part of a report. */
  readonly remedy?: string;
  readonly about: Facets;
  readonly places?: readonly Place[];
}

/** Passes when all pass, fails when one fails. */
export interface AllClaim {
  readonly all: readonly Claim[];
  readonly about: Facets;
}

export type Claim = LimitClaim | FactClaim | AllClaim;

export type Outcome = 'pass' | 'inapplicable' | 'inconclusive' | 'fail' | 'unknown';
export type Verdict = 'pass' | 'warn' | 'inconclusive' | 'fail' | 'error';
