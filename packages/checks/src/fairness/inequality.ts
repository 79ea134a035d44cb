// How unequally decisions treat rows, and how much of that lies between the groups.
import { betweenGroupEntropy, generalizedEntropy } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';

/** Undefined where nobody receives anything: without rows, or when every row is a false negative. */
export interface Inequality {
  /** Generalised entropy index with α = 2, ≥ 0, and its part between groups. */
  readonly entropy: number | undefined;
  readonly betweenGroups: number | undefined;
  /** Theil's index (α = 1), ≥ 0, and its part between groups. */
  readonly theil: number | undefined;
  readonly theilBetweenGroups: number | undefined;
}

/** Decision − label + 1: a false negative has nothing, a right decision one, a false positive two. */
const BENEFITS = [0, 1, 2];

/**
 * Inequality of the benefits of disjoint groups' decisions (T. Speicher et al., KDD 2018): AIF360's `generalized_entropy_index` and
 * `theil_index`, and what it calls `between_all_groups`.
 */
export function inequalityOf(groups: readonly Confusion[]): Inequality {
  const counts = groups.map(({ tn, fp, fn, tp }) => [fn, tn + tp, fp]);
  const all = BENEFITS.map((_, i) => counts.reduce((sum, group) => sum + group[i]!, 0));
  return {
    entropy: generalizedEntropy(BENEFITS, all, 2),
    betweenGroups: betweenGroupEntropy(counts, BENEFITS, 2),
    theil: generalizedEntropy(BENEFITS, all, 1),
    theilBetweenGroups: betweenGroupEntropy(counts, BENEFITS, 1),
  };
}
