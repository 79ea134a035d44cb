// What the labels themselves say of the groups, before any model: a model of such labels learns their gaps too.
import type { Codes, LabelRates } from '@modelgate/core';
import { chiSquareHomogeneity, wilson } from '@modelgate/stats';

/** `positive[i]` is 1 or 0; `level` is two-sided, such as 0.95. Rows count once, whatever they weigh; those of the group `missing` not at all. */
export function labelRates(of: Codes, positive: Uint8Array, level: number, missing?: string): LabelRates {
  const counts = of.names.map((group) => ({ group, n: 0, positives: 0 }));
  for (let i = 0; i < positive.length; i++) {
    const count = counts[of.codes[i]!]!;
    count.n++;
    count.positives += positive[i]!;
  }
  const groups = counts
    .filter(({ group, n }) => n > 0 && group !== missing)
    .map((count) => ({
      ...count,
      rate: count.positives / count.n,
      interval: wilson(count.positives, count.n, level),
    }));
  return { groups, difference: rangeOf(groups.map(({ rate }) => rate)), p: sameRates(groups) };
}

/** P of shares of positives at least as different, were all groups' equal. */
export function sameRates(groups: readonly { readonly n: number; readonly positives: number }[]): number {
  const positives = groups.map((group) => group.positives);
  const negatives = groups.map((group) => group.n - group.positives);
  // Without one class the rates are equal, and not by chance.
  if (positives.every((n) => n === 0) || negatives.every((n) => n === 0)) return 1;
  return chiSquareHomogeneity(positives, negatives).p;
}

export function rangeOf(rates: readonly number[]): number {
  return rates.length === 0 ? 0 : Math.max(...rates) - Math.min(...rates);
}
