// How well a single feature predicts the label. A feature that does so too well was made from it, or after it.
import {
  canonicalName,
  id,
  kindOf,
  metricId,
  orderedKinds,
  sql,
  valuesOf,
  type Column,
  type Query,
  type Row,
  type Sql,
  type ValueCounts,
} from '@modelgate/core';
import { categoryCounts } from './categories.ts';
import { categoryShapes, categoryShapesOfCopies, MOST_CLASSES } from './category-shapes.ts';
import { labelKind } from './label-kind.ts';
import { rankAreas } from './rank-areas.ts';
import { categoryCorrelationAcrossRows, rankCorrelation } from './rank-correlation.ts';
import { best, readingsOf, type Told } from './readings.ts';
import { hashOf } from './row-digest.ts';
import type { Inapplicable } from './violations.ts';

export type { Statistic, Told } from './readings.ts';

type Read = readonly Told[] | Inapplicable;

/** The two measurements of a feature, which `toldOf` puts together. */
export interface SingleFeature {
  /** Every way in which the feature can be read, with how well it predicts the label. */
  readonly once: Query<Read, { readonly told: readonly Told[] } | { readonly none: string }, Labels>;
  /** What is left of its categories when copies of a row say nothing of it; measured only where that matters. */
  readonly again: Query<Left, { readonly left: number | null }, Labels & { readonly once: Read }>;
}

type Labels = { readonly labels: ValueCounts };
type Left = { readonly left: number | null };

/**
 * Numbers and times are read by their order and by whether they are missing, and as categories where their values occur at least twice on
 * average; all else as categories. `row` names all columns of the table: rows that are equal in them are copies. From the value `from` on,
 * copies matter. They can only be measured on a whole table.
 */
export function singleFeature(
  on: string,
  feature: string,
  label: string,
  row: readonly string[],
  from: number,
): SingleFeature {
  const common = { version: 1, on, reads: [{ column: feature }, { column: label }], from: 'query' } as const;
  const labels = categoryCounts(on, label);
  const once: SingleFeature['once'] = {
    ...common,
    id: metricId('single-feature', on, feature, label),
    needs: { labels },
    sql: (given) => onceOf(given.column(feature), given.column(label), given.needs.labels),
    read: (rows) => stateOf(rows),
    finish: (state) => ('none' in state ? { inapplicable: state.none } : state.told),
  };
  const others = row.filter((name) => name !== feature && name !== label);
  return {
    once,
    again: {
      ...common,
      id: metricId('single-feature-again', on, feature, label, from),
      needs: { labels, once },
      sql: (given) =>
        others.length > 0 && isInQuestion(given.needs.once, from)
          ? againOf(given.column(feature), given.column(label), given.needs.labels, row)
          : undefined,
      read: (rows) => ({ left: rows.length === 0 ? null : (bestOf(rows)?.value ?? 0) }),
      finish: (state) => state,
    },
  };
}

/** The best reading; where that would be its categories, with no more than is left of them. */
export function toldOf(once: Read, { left }: Left): Told | Inapplicable {
  if ('inapplicable' in once) return once;
  return best(
    once.map((told) =>
      told.by === 'categories' && left !== null ? { ...told, value: Math.min(told.value, left) } : told,
    ),
  )!;
}

function isInQuestion(once: Read, from: number): boolean {
  const told = 'inapplicable' in once ? undefined : best(once);
  return told !== undefined && told.by === 'categories' && told.value >= from;
}

/** Without a label there is nothing to ask. */
function onceOf(feature: Column, label: Column, labels: ValueCounts): Sql | undefined {
  const kind = labelKind(label, labels);
  if (kind === 'none') return undefined;
  if (kind === 'values') return correlationOf(feature, valuesOf(label));
  return isOrdered(feature)
    ? rankAreas(cellOf(feature), classOf(label), hasMany(labels))
    : categoryShapes(cellOf(feature), classOf(label), hasMany(labels));
}

/** Without an order there is no ρ. */
function correlationOf(feature: Column, label: Sql): Sql {
  const all = rankCorrelation(cellOf(feature), label);
  return isOrdered(feature) ? all : sql`select which, null, n, mean from (${all}) as t (which, rho, n, mean)`;
}

function againOf(feature: Column, label: Column, labels: ValueCounts, row: readonly string[]): Sql {
  const copies = hashOf(row.map((name) => sql`${id(name)}`));
  return labelKind(label, labels) === 'values'
    ? categoryCorrelationAcrossRows(cellOf(feature), valuesOf(label), copies)
    : categoryShapesOfCopies(cellOf(feature), classOf(label), copies, hasMany(labels));
}

function hasMany({ values, more }: ValueCounts): boolean {
  return more || Object.keys(values).length > MOST_CLASSES;
}

function isOrdered(feature: Column): boolean {
  return orderedKinds.includes(kindOf(feature));
}

/** What has an order is missing where it is NULL or NaN; all else as a hash, which is smaller than a text, and a missing one is a category. */
function cellOf(feature: Column): Sql {
  return isOrdered(feature) ? valuesOf(feature) : hashOf([sql`${id(feature.name)}`]);
}

function classOf(label: Column): Sql {
  return sql`nullif(${canonicalName(label)}, 'nan')`;
}

function stateOf(rows: readonly Row[]): { readonly told: readonly Told[] } | { readonly none: string } {
  const told = readingsOf(rows);
  return typeof told === 'string' ? { none: told } : { told };
}

function bestOf(rows: readonly Row[]): Told | undefined {
  const told = readingsOf(rows);
  return typeof told === 'string' ? undefined : best(told);
}
