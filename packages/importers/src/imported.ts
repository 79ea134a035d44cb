// What an importer makes of a file: a section in the policy's own form, what that form cannot say, and what is not evaluated.
import type { Severity } from '@modelgate/core';
import type { MapNode, Span } from '@modelgate/core/source';
import type { Interval } from './interval.ts';

/** One table of a contract, as rules of data. Every node and key has the span of what it was made from. */
export interface Imported {
  /** 'ODCS v3.1.0'. */
  readonly standard: string;
  readonly path: string;
  /** The whole file, for code frames. */
  readonly text: string;
  /** The schema object that was read, by its name. */
  readonly object: string;
  /** The written form of `gates.validate-data`: `columns`, `rows`, `unique`, `freshness`, `references`, `expressions`. */
  readonly section: MapNode;
  /** What the section has no words for. */
  readonly rules: readonly Rule[];
  /** What the file asks for and nothing here evaluates, in the order of the file. */
  readonly notEvaluated: readonly NotEvaluated[];
}

export interface NotEvaluated {
  /** 'orders.age.quality[1]'. */
  readonly what: string;
  readonly at: Span;
  readonly reason: string;
}

interface Ruled {
  /** A few words, each of their own. */
  readonly name: string;
  readonly severity: Severity;
  readonly at: Span;
}

/** The value of one SQL aggregate lies in one of some intervals. */
export interface ValueRule extends Ruled {
  readonly rule: 'value';
  /** An aggregate over the columns, as in `expressions: [{ value }]`. */
  readonly value: string;
  readonly within: readonly Interval[];
}

/** A column has one of several types, in the words of `type`. */
export interface TypeRule extends Ruled {
  readonly rule: 'type';
  readonly column: string;
  readonly types: readonly string[];
}

/** The newest value of one more column than `freshness` can name is at most so old. */
export interface FreshnessRule extends Ruled {
  readonly rule: 'freshness';
  readonly column: string;
  /** A duration of the policy: '4d'. */
  readonly maxAge: string;
}

/** Values of columns occur together in columns of another data set: a key of several columns, or a second one of a column. */
export interface ReferenceRule extends Ruled {
  readonly rule: 'reference';
  readonly columns: readonly string[];
  /** A data set of the policy. */
  readonly data: string;
  readonly keys: readonly string[];
}

export type Rule = ValueRule | TypeRule | FreshnessRule | ReferenceRule;
