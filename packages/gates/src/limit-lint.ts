// A rule of a policy in words, with what can be said of it before anything runs.
import type { Demand } from '@modelgate/core';

export interface LimitLint {
  readonly demand: Demand;
  readonly words: string;
  /** What the size of the data means for the rule. */
  readonly notes: readonly string[];
  /** A limit that cannot work as it is meant. */
  readonly warning?: string;
}
