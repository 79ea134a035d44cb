// How unequally decisions treat rows, and how much of that lies between the groups.
import type { Inequality } from '@modelgate/core';
import { betweenGroupEntropy, generalizedEntropy } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';

/** Decision − label + 1: a false negative has nothing, a right decision one, a false positive two. */
const BENEFITS = [0, 1, 2];

/**
 * Inequality of the benefits of disjoint groups' decisions (T. Speicher et al., KDD 2018): AIF360's `generalized_entropy_index` and
 * `theil_index`, and what it calls `between_all_groups`.
 */
export function inequalityOf(groups: readonly Confusion[]): Inequality {
  const counts = groups.map(({ tn, fp, fn, tp }) => [fn, tn + tp, fp]);
  const all = BENEFITS.map((_, i) => counts.reduce((sum, group) => sum + group[i]!, 0));
  const entropy = generalizedEntropy(BENEFITS, all, 2);
  const entropyBetweenGroups = betweenGroupEntropy(counts, BENEFITS, 2);
  const theil = generalizedEntropy(BENEFITS, all, 1);
  const theilBetweenGroups = betweenGroupEntropy(counts, BENEFITS, 1);
  return {
    ...(entropy !== undefined && { entropy }),
    ...(entropyBetweenGroups !== undefined && { entropyBetweenGroups }),
    ...(theil !== undefined && { theil }),
    ...(theilBetweenGroups !== undefined && { theilBetweenGroups }),
  };
}
