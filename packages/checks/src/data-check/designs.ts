// The design effects of both data sets, where the judged one names a column of clusters.
import { countText, isThere, type Query } from '@modelgate/core';
import type { DesignEffect } from '../data-metric/design-effect.ts';
import { referenceOf, type ValidationFacts } from './data-check.ts';
import type { Both } from './both.ts';

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

/** With fewer rows on either side the distance is only reported: a drift of 0.3 sd would fail in only 6 to 50 % of all cases. */
export const FEWEST_ROWS = 200;
/** Of fewer clusters on either side the design effect itself is a guess. */
export const FEWEST_CLUSTERS = 20;

type Clustered = Both<DesignEffect> | undefined;

/** How many rows tell as much as one independent row. */
export function effectsOf(clustered: Clustered): Both<number> {
  return { own: clustered?.own.effect ?? 1, before: clustered?.before.effect ?? 1 };
}

/** Why the rows, less what clusters repeat, are too few to be judged. */
export function tooFew(rows: Both<number>, clustered: Clustered): string | undefined {
  if (Math.min(rows.own, rows.before) < FEWEST_ROWS) return `fewer than ${FEWEST_ROWS} rows are only reported`;
  if (!clustered) return undefined;
  if (Math.min(clustered.own.clusters, clustered.before.clusters) < FEWEST_CLUSTERS)
    return `fewer than ${FEWEST_CLUSTERS} clusters are only reported`;
  const effects = effectsOf(clustered);
  return Math.min(rows.own / effects.own, rows.before / effects.before) < FEWEST_ROWS
    ? `rows of clusters that tell less than ${FEWEST_ROWS} independent ones are only reported`
    : undefined;
}

/** 'rows of 120 clusters (reference 130)'. */
export function clustersText(clustered: Clustered): string {
  if (!clustered) return '';
  const { own, before } = clustered;
  return `rows of ${countText(own.clusters)} clusters (reference ${countText(before.clusters)})`;
}
