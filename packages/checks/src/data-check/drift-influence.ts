// Influence values of a column's distances: what a row adds to each, by the code of its value. From these the correlation of distances follows.
import {
  canonicalName,
  id,
  joinSql,
  metricId,
  numericKinds,
  sql,
  valueOf,
  type Column,
  type DataMetric,
  type DataStates,
  type Sql,
  valuesOf,
} from '@modelgate/core';
import { jensenShannonInfluence, wassersteinInfluence, type DistanceInfluence } from '@modelgate/stats';
import { categoryCounts } from '../data-metric/categories.ts';
import { binOf, distribution, OTHER, SAME, spread, type Distribution } from '../data-metric/histogram.ts';
import { missingCount } from '../data-metric/missing-count.ts';
import { MOST_CODES, type CodedColumn } from '../data-metric/row-codes.ts';
import type { WatchedColumn } from '../data-metric/told-apart.ts';
import type { Both } from './both.ts';
import { lackingNumbers } from './missing-claims.ts';
import { levelsOf, type Levels } from './drift-levels.ts';

/** Influence values of one estimate by code, up to a constant; undefined for codes whose rows do not count for it. */
export interface InfluenceByCode extends Both<readonly (number | undefined)[]> {
  readonly estimate: string;
}

export interface CodedBoth {
  readonly columns: Both<CodedColumn>;
  readonly influences: readonly InfluenceByCode[];
}

/** Codes: of rows without a value, of rows whose value has no place, and of the first place. */
const [MISSING, PLACELESS, FIRST_PLACE] = [0, 1, 2] as const;

/** The measurements of the data set and its reference; `effect`: the limit of numbers. */
export interface Measured {
  readonly on: string;
  readonly reference: string;
  readonly effect: number;
  readonly states: DataStates;
}

/** A column that both have: SQL for its codes, and its influence values on each known distance. */
export function codedIn({ name, numeric, own, before }: WatchedColumn, from: Measured): CodedBoth | undefined {
  if (!own || !before) return undefined;
  const placed = numeric ? numbers(name, from) : levels(name, from);
  const reads = { column: name, as: numeric ? numericKinds : (['text', 'boolean'] as const) };
  const columns = { own: { reads, ...codeOf(own, placed) }, before: { reads, ...codeOf(before, placed) } };
  return {
    columns,
    influences: [...distance(name, from, placed), ...missing(name, from, numeric && placed !== undefined)],
  };
}

function distance(name: string, { on }: Measured, placed: Placed | undefined): readonly InfluenceByCode[] {
  if (!placed) return [];
  const { current, reference } = placed.influence;
  return [{ estimate: metricId('drift', on, name), own: ofPlaces(current), before: ofPlaces(reference) }];
}

/** SQL for a row's code. Of values without places, such as long texts, it only says whether there is one. */
function codeOf(column: Column, placed: Placed | undefined): Omit<CodedColumn, 'reads'> {
  if (!placed) {
    const kept = sql`case when ${lacks(column)} then ${MISSING} else ${PLACELESS} end`;
    return { kept, code: (name) => sql`${id(name)}` };
  }
  const code = (as: Column): Sql =>
    sql`case when ${lacks(as)} then ${MISSING} else coalesce(${placed.place(as)} + ${FIRST_PLACE}, ${PLACELESS}) end`;
  return { kept: sql`${id(column.name)}`, code: (name) => code({ ...column, name }) };
}

function lacks(column: Column): Sql {
  return sql`${valuesOf(column)} is null`;
}

function ofPlaces(values: readonly number[]): readonly (number | undefined)[] {
  return [undefined, undefined, ...values];
}

/** The place of a value, and the influence by place. */
interface Placed {
  readonly place: (column: Column) => Sql;
  readonly influence: DistanceInfluence;
}

function numbers(name: string, { on, reference, effect, states }: Measured): Placed | undefined {
  const at = spread(reference, name);
  const found = known({ at, own: distribution(on, name, at), before: distribution(reference, name, at) }, states);
  const influence = found && influenceOf(found.before, found.own, effect);
  return influence && { place: (column) => sql`${binOf(found.at, column)} - ${OTHER}`, influence };
}

/** Influence by place; what is not a bin comes before the bins. */
function influenceOf(before: Distribution, own: Distribution, effect: number): DistanceInfluence | undefined {
  if (before === null || own === null) return undefined;
  if ('same' in before && 'same' in own)
    return jensenShannonInfluence([before.other, before.same], [own.other, own.same]);
  if ('same' in before || 'same' in own) return undefined;
  const { reference, current } = wassersteinInfluence(before, own, effect);
  const noBins = Array.from({ length: SAME - OTHER + 1 }, () => 0);
  return { reference: [...noBins, ...reference], current: [...noBins, ...current] };
}

function levels(name: string, { on, reference, states }: Measured): Placed | undefined {
  const found = known({ own: categoryCounts(on, name), before: categoryCounts(reference, name) }, states);
  const both = found && !found.own.more && !found.before.more ? levelsOf(found.before, found.own) : undefined;
  if (!both) return undefined;
  const { reference: theirs, current: ours } = jensenShannonInfluence(both.reference, both.current);
  return {
    place: (column) => placeOf(both, canonicalName(column)),
    influence: { reference: byPlace(both, theirs), current: byPlace(both, ours) },
  };
}

/** SQL for the place of a value: levels of their own come first, then rare ones, then those that the reference lacks. */
function placeOf({ own, fresh }: Levels, value: Sql): Sql {
  const rare = own.length;
  const other =
    fresh.length === 0 ? sql`${rare}` : sql`case when ${value} in (${listed(fresh)}) then ${rare + 1} else ${rare} end`;
  return rare === 0 ? other : sql`coalesce(list_position([${listed(own)}], ${value}) - 1, ${other})`;
}

function listed(values: readonly string[]): Sql {
  return joinSql(
    values.map((value) => sql`${value}`),
    ', ',
  );
}

function byPlace({ own, fresh, freshPart }: Levels, values: readonly number[]): readonly number[] {
  const rare = values[own.length] ?? 0;
  if (fresh.length === 0) return [...values.slice(0, own.length), rare];
  return [...values.slice(0, own.length), rare, freshPart * values.at(-1)! + (1 - freshPart) * rare];
}

/** Of numbers in bins, rows without a place are infinite, and lack a value too. */
function missing(name: string, { on, reference, states }: Measured, inBins: boolean): readonly InfluenceByCode[] {
  const found = known({ own: missingCount(on, name), before: missingCount(reference, name) }, states);
  if (!found) return [];
  const at = spread(reference, name);
  const bins = inBins
    ? known({ own: distribution(on, name, at), before: distribution(reference, name, at) }, states)
    : undefined;
  const { own, before } = bins ? lackingNumbers(found, bins) : found;
  const counts = (code: number): boolean => code === MISSING || (inBins && code === PLACELESS);
  const sign = Math.sign(own.violating / own.considered - before.violating / before.considered);
  const by = (value: number): readonly number[] =>
    Array.from({ length: MOST_CODES }, (_, code) => (counts(code) ? value : 0));
  return [{ estimate: metricId('drift-missing', on, name), own: by(sign), before: by(-sign) }];
}

/** The values of all metrics; undefined when one is unknown. */
function known<V>(metrics: { readonly [K in keyof V]: DataMetric<V[K]> }, states: DataStates): V | undefined {
  const values: Partial<V> = {};
  for (const name of Object.keys(metrics) as (keyof V)[]) {
    const value = valueOf(metrics[name], states);
    if ('unknown' in value) return undefined;
    values[name] = value.known;
  }
  return values as V;
}
