// What an importer makes of a file: a section in the policy's own form, and what is not evaluated.
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
  /** What the file asks for and nothing here evaluates, in the order of the file. */
  readonly notEvaluated: readonly NotEvaluated[];
}

export interface NotEvaluated {
  /** 'orders.age.quality[1]'. */
  readonly what: string;
  readonly at: Span;
  readonly reason: string;
  /** How it would be judged; none: nothing that one state of the data could break. */
  readonly severity: Severity | 'none';
}
