// The profile of each column, from two waves of the metrics of checks, before anything is proposed.
import { kindOf, plural, type Column, type ColumnKind, type DataMetric, type ValueCounts } from '@modelgate/core';
import { categoryCounts } from '../data-metric/categories.ts';
import { missingCount } from '../data-metric/missing-count.ts';
import type { Violations } from '../data-metric/violations.ts';
import { numberSpread, spreadOfCounts, type Spread } from './spread.ts';
import { textShape, type Shape } from './text-shape.ts';
import { toldRows } from '../data-check/few.ts';
import { roughDistinct } from './distinct.ts';

/** What is known of one column. */
export interface Profile {
  readonly column: Column;
  readonly kind: ColumnKind;
  readonly rows: number;
  /** Rows with a value. */
  readonly present: number;
  /** Rows of every value, where there are few enough to count them. */
  readonly counts?: ReadonlyMap<string, number>;
  /** Different values; estimated where they are many. */
  readonly distinct: number;
  readonly spread?: Spread;
  readonly shape?: Shape;
}

/** '16,281 values', or 'at most 16,281 values' where one to four of them are missing. */
export function presentInWords({ rows, present }: Pick<Profile, 'rows' | 'present'>, noun: string): string {
  const told = toldRows(present, { all: rows, shown: false });
  return `${told === present ? '' : 'at most '}${plural(told, noun)}`;
}

const counting: ReadonlySet<ColumnKind> = new Set(['text', 'boolean', 'integer', 'number', 'date']);

/** The metrics of a column by the part of its profile; the kernel measures equal ones once. */
function metricsFor(on: string, column: Column) {
  const kind = kindOf(column);
  const { name } = column;
  const numeric = kind === 'integer' || kind === 'number';
  return {
    missing: missingCount(on, name),
    ...(counting.has(kind) && { counts: categoryCounts(on, name) }),
    ...(kind !== 'other' && { distinct: roughDistinct(on, name) }),
    ...(numeric && { spread: numberSpread(on, name) }),
    ...(kind === 'text' && { shape: textShape(on, name) }),
  };
}

export function profileMetrics(on: string, column: Column): readonly DataMetric[] {
  return Object.values(metricsFor(on, column));
}

/** Gives a metric's value; undefined where it could not be measured. */
export type Known = <V>(metric: DataMetric<V>) => V | undefined;

/** The profile of a column; undefined if it could not be read. */
export function profileOf(on: string, column: Column, known: Known): Profile | undefined {
  const metrics = metricsFor(on, column);
  const missing: Violations | undefined = known(metrics.missing);
  if (!missing) return undefined;
  const all = metrics.counts && known(metrics.counts);
  const counts = all && !all.more ? countsIn(all) : undefined;
  const numeric = metrics.spread !== undefined;
  const spread = numeric && counts ? spreadOfCounts(counts) : metrics.spread && known(metrics.spread);
  const shape = metrics.shape && known(metrics.shape);
  return {
    column,
    kind: kindOf(column),
    rows: missing.considered,
    present: missing.considered - missing.violating,
    ...(counts && { counts }),
    distinct: counts?.size ?? (metrics.distinct && known(metrics.distinct)) ?? 0,
    ...(spread && { spread }),
    ...(shape && { shape }),
  };
}

/** The counts without NaN, which is not a value. */
function countsIn({ values }: ValueCounts): ReadonlyMap<string, number> {
  return new Map(Object.entries(values).filter(([value]) => value !== 'nan'));
}
