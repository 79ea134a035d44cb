// Proxies: features that reveal the group although the group's column itself is left out.
import type { Proxy } from '@modelgate/core';
import { singleFeature, type SingleFeature, type Told } from '../data-metric/single-feature.ts';
import type { Inapplicable } from '../data-metric/violations.ts';

/** The area under the ROC curve from which a feature counts as a proxy of the group. */
export const STRONG_PROXY = 0.8;

/**
 * The metrics of each feature: how well it alone predicts a group column, as `target-proxies` measures it for a label. `columns` are all
 * columns of the table, in its order.
 */
export function proxyMetrics(
  on: string,
  group: string,
  columns: readonly string[],
  features: readonly string[],
): ReadonlyMap<string, SingleFeature> {
  const others = features.filter((feature) => feature !== group);
  return new Map(others.map((feature) => [feature, singleFeature(on, feature, group, columns, STRONG_PROXY)]));
}

/** Proxies by descending AUC; features that cannot be measured against a group are left out. */
export function rankProxies(told: ReadonlyMap<string, Told | Inapplicable>): readonly Proxy[] {
  return [...told]
    .flatMap(([feature, one]) =>
      'inapplicable' in one || one.statistic !== 'auc' ? [] : [{ feature, auc: one.value, n: one.n }],
    )
    .sort((a, b) => b.auc - a.auc || (a.feature < b.feature ? -1 : 1));
}
