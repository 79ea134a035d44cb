// The inequality of the benefits of decisions, and the part of it that lies between groups.
import type { Inequality } from '@modelgate/core';
import { betweenGroupEntropy, generalizedEntropy } from '@modelgate/stats';
import type { Confusion } from './confusion.ts';

/** Benefits, decision − label + 1: 0 for a false negative, 1 for a right decision, 2 for a false positive. */
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
