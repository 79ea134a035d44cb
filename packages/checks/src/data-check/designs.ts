// The design effects of both data sets, where the judged one names a column of clusters.
import { isThere, type Query } from '@modelgate/core';
import type { DesignEffect } from '../data-metric/design-effect.ts';
import { referenceOf, type ValidationFacts } from './data-check.ts';
import type { Both } from './drift-claims.ts';

/** Metrics of the design effects; none where rows are independent. */
export type Designs = Partial<Record<'ownDesign' | 'designBefore', Query<DesignEffect>>>;

/** The values of both, where they were measured. */
export type Designed = { readonly [K in keyof Designs]?: DesignEffect };

/** A reference without the column of clusters is taken to be as clustered as the data. */
export function designsOf(
  facts: ValidationFacts,
  metricOf: (on: string, cluster: string) => Query<DesignEffect>,
): Designs {
  const { cluster, on } = facts;
  if (!isClustered(facts)) return {};
  const reference = referenceOf(facts);
  const before = hasColumn(facts, reference, cluster!) ? reference : on;
  return { ownDesign: metricOf(on, cluster!), designBefore: metricOf(before, cluster!) };
}

export function isClustered(facts: ValidationFacts): boolean {
  const { cluster, on } = facts;
  return cluster !== undefined && hasColumn(facts, on, cluster);
}

function hasColumn({ tables }: ValidationFacts, role: string, name: string): boolean {
  const table = tables[role];
  return isThere(table) && table.columns.some((column) => column.name === name);
}

export function clusteredBy({ ownDesign, designBefore }: Designed): { readonly clustered?: Both<DesignEffect> } {
  return ownDesign && designBefore ? { clustered: { own: ownDesign, before: designBefore } } : {};
}
