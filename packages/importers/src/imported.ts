// The result of an importer: a section in the policy's own form, and a list of what is not evaluated.
import type { Severity } from '@modelgate/core';
import type { MapNode, Span } from '@modelgate/core/source';

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
  /** What the file asks for that is not evaluated here, in the order of the file. */
  readonly notEvaluated: readonly NotEvaluated[];
}

export interface NotEvaluated {
  /** 'orders.age.quality[1]'. */
  readonly what: string;
  readonly at: Span;
  readonly reason: string;
  /** The severity of the rule if it could be evaluated; none: no single state of the data could break it. */
  readonly severity: Severity | 'none';
}
