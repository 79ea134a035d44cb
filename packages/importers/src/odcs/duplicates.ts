// Uniqueness of values: the policy's `unique` where every row has a value; elsewhere SQL that leaves missing values out.
import type { Severity } from '@modelgate/core';
import type { MapNode, Node, Span } from '@modelgate/core/source';
import { countsIn } from '../interval.ts';
import { judged, list, map, scalar, type Demanded } from '../section.ts';
import { labelOf, valueOf, type Column } from './column.ts';
import { aList, aText, items, shown, skip, take } from './reading.ts';
import { mustOrNone, noSuchCount, unitOf, valueWanted, type QualityRule } from './rule.ts';

/** SQL for the number of rows that repeat an earlier row's values. A row that lacks one of the values repeats nothing, as in SQL's UNIQUE. */
function surplusOf(columns: readonly Column[]): string {
  const values = columns.map(valueOf);
  const [only] = values;
  if (values.length === 1) return `count(${only}) - count(distinct ${only})`;
  const present = values.map((value) => `${value} is not null`).join(' and ');
  return `count_if(${present}) - count(distinct row(${values.join(', ')})) filter (where ${present})`;
}

/** Demands that no row repeats another one's values. */
export function uniqueWanted(
  columns: readonly Column[],
  { name, severity, keyAt }: { readonly name: string; readonly severity: Severity; readonly keyAt: Span },
): Demanded {
  const always = columns.every(({ required, fields }) => required && fields.length === 0);
  return always
    ? { path: ['unique'], keyAt, value: key(columns, severity, keyAt) }
    : { path: ['expressions'], keyAt, value: noSurplus(columns, name, severity, keyAt) };
}

function key(columns: readonly Column[], severity: Severity, at: Span): Node {
  const names = columns.map(({ name }) => scalar(name, at));
  const written = names.length === 1 ? names[0]! : list(names, at);
  return severity === 'warn' ? map(at, ['columns', at, written], ...judged(severity, at)) : written;
}

function noSurplus(columns: readonly Column[], name: string, severity: Severity, at: Span): Node {
  return map(
    at,
    ['name', at, scalar(shown(name), at)],
    ['value', at, scalar(surplusOf(columns), at)],
    ['max', at, scalar(0, at)],
    ...judged(severity, at),
  );
}

/** The metric: how many rows repeat others, or which share of all rows. */
export function duplicateValues(quality: QualityRule, given: MapNode, none: boolean): readonly Demanded[] {
  const { severity } = quality;
  const columns = columnsOf(quality, given);
  const unit = unitOf(quality);
  const must = columns && unit && mustOrNone(quality, none);
  if (columns === undefined || must === undefined) return [];
  const name = quality.name ?? `${columns.map(labelOf).join(', ')}: repeated`;
  const counts = countsIn(must.within);
  const [only] = counts;
  if (unit === 'rows' && counts.length === 0) return noSuchCount(quality, must);
  if (unit === 'rows' && counts.length === 1 && only?.max === 0)
    return [uniqueWanted(columns, { name, severity, keyAt: must.highAt })];
  const surplus = surplusOf(columns);
  return unit === 'rows'
    ? [valueWanted(quality, name, surplus, must, counts)]
    : [valueWanted(quality, name, `100.0 * (${surplus}) / count(*)`, must, must.within)];
}

/** The columns of a rule: the property itself, or those that an object's rule names. */
function columnsOf(
  { subject, what, keyAt, severity, reading }: QualityRule,
  given: MapNode,
): readonly Column[] | undefined {
  if (subject.column) return [subject.column];
  const named = take(given, 'properties', aList, reading);
  const names = named ? items(named.is, aText, 'an item of properties', reading) : [];
  const columns = names.map((name) => subject.columns.get(name));
  const unknown = names.find((_, i) => columns[i] === undefined);
  if (names.length > 0 && unknown === undefined) return columns as readonly Column[];
  const reason =
    unknown === undefined ? 'it names no properties' : `${JSON.stringify(unknown)} is not a property of the object`;
  skip(reading, what, named?.keyAt ?? keyAt, reason, severity);
  return undefined;
}
