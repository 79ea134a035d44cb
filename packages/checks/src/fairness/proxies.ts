// Proxies: features that tell the group although the group itself is left out.
import type { DataMetric, Proxy } from '@modelgate/core';
import { singleFeature, type Told } from '../data-metric/single-feature.ts';
import type { Inapplicable } from '../data-metric/violations.ts';

export type ProxyMetric = DataMetric<Told | Inapplicable>;

/**
 * One measurement for each feature of how well it alone tells a group column: as `target-proxies` measures it of a label, so that numbers
 * count by their ranks and text by its values in other folds. `columns` are all of the table's, in its order.
 */
export function proxyMetrics(
  on: string,
  group: string,
  columns: readonly string[],
  features: readonly string[],
): ReadonlyMap<string, ProxyMetric> {
  const others = features.filter((feature) => feature !== group);
  return new Map(others.map((feature) => [feature, singleFeature(on, feature, group, columns)]));
}

/** From the best teller down; features that cannot be measured against a group are left out. */
export function rankProxies(told: ReadonlyMap<string, Told | Inapplicable>): readonly Proxy[] {
  return [...told]
    .flatMap(([feature, one]) =>
      'inapplicable' in one || one.statistic !== 'auc' ? [] : [{ feature, auc: one.value, n: one.n }],
    )
    .sort((a, b) => b.auc - a.auc || (a.feature < b.feature ? -1 : 1));
}
