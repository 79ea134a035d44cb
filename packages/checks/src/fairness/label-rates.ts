// Rates of the labels themselves by group: a model that is trained on such labels learns their gaps too.
import type { LabelRates } from '@modelgate/core';
import { chiSquareHomogeneity, wilson } from '@modelgate/stats';

export interface Labelled {
  readonly group: string;
  readonly n: number;
  readonly positives: number;
}

/** Rates of the groups from their counts; groups without rows are left out. `level` is two-sided, such as 0.95. */
export function labelRates(counts: readonly Labelled[], level: number): LabelRates {
  const groups = counts
    .filter(({ n }) => n > 0)
    .map(({ group, n, positives }) => ({
      group,
      n,
      positives,
      rate: positives / n,
      interval: wilson(positives, n, level),
    }));
  return { groups, difference: rangeOf(groups.map(({ rate }) => rate)), p: sameRates(groups) };
}

/** P-value of H0 that all groups have equal shares of positives. */
export function sameRates(groups: readonly { readonly n: number; readonly positives: number }[]): number {
  const positives = groups.map((group) => group.positives);
  const negatives = groups.map((group) => group.n - group.positives);
  // With one class only, the rates are exactly equal.
  if (positives.every((n) => n === 0) || negatives.every((n) => n === 0)) return 1;
  return chiSquareHomogeneity(positives, negatives).p;
}

export function rangeOf(rates: readonly number[]): number {
  return rates.length === 0 ? 0 : Math.max(...rates) - Math.min(...rates);
}
