// A metric over data, written once: what it reads, the SQL that measures it, and a state that is plain JSON and can be merged.
import type { BinSums } from '@modelgate/stats';
import type { Json } from '../json.ts';
import type { BinsOf, Column, Expression, Ports, Row } from '../ports.ts';
import type { Sql } from '../sql.ts';
import type { ReadTable, Reads, Unmeasured } from './tables.ts';
import type { ValueCounts } from './value-counts.ts';

/** What a metric is given when its wave comes. */
export interface Given<N = unknown> {
  /** Values of earlier waves: shape, then bins, then counts. */
  readonly needs: N;
  /** A column that the metric reads. */
  column(name: string): Column;
}

interface Base<S extends Json, V, N> {
  /** Unique: two metrics of one id are one measurement. See `metricId`. */
  readonly id: string;
  readonly version: number;
  /** The role: the name of a data set among the tables. */
  readonly on: string;
  readonly reads?: readonly Reads[];
  /** Metrics of an earlier wave, whose values the SQL of this one depends on. */
  readonly needs?: { readonly [K in keyof N]: DataMetric<N[K]> };
  /** SQL of the policy that it is made of: the engine's allowlist must pass it before anything runs. */
  readonly expressions?: readonly Expression[];
  /** The reason that is given when its SQL fails on the data; absent: the engine's message. */
  readonly fault?: string;
  /**
   * Merges the states of two shards; commutative and associative, exactly or closely enough for equal finished values. Absent: it can only
   * be measured on the whole table.
   */
  merge?(a: S, b: S): S;
  /** What checks are given: the state as a value. */
  finish(state: S): V;
}

/** Aggregates of one pass: all scans of a wave and table share statements. */
export interface Scan<V = unknown, S extends Json = Json, N = unknown> extends Base<S, V, N> {
  readonly from: 'scan';
  /** Set for exact quantiles, which hold all values of a column in memory: on large tables each gets a statement of its own. */
  readonly holds?: true;
  select(given: Given<N>): readonly Sql[];
  read(cells: Row): S;
}

/** every: all rows. present: rows with a value. A condition: over this one column, and the same for equal values. */
export type OfValue = 'every' | 'present' | Sql;

/**
 * How many rows have a value with some property. Where a text column has few
 * distinct values, each of them is tested once; elsewhere this is a scan.
 */
export interface Values<V = unknown, S extends Json = Json, N = unknown> extends Base<S, V, N> {
  readonly from: 'values';
  readonly column: string;
  when(given: Given<N>): readonly OfValue[];
  /** The state from one cell, a number of rows, for each property. */
  read(cells: Row): S;
}

/**
 * A quantile by its share, from 0 to 1 and by linear interpolation as in NumPy; the mean, or the standard deviation with n − 1, as SQL calls them; or
 * the number of rows with a value other than 0.
 */
export type OfNumbers = number | 'avg' | 'stddev_samp' | 'not zero';

/**
 * Statistics of a column's numbers as doubles; NaN is missing. Where values repeat, they come from the rows of each; elsewhere quantiles hold all
 * values in memory. They can only be measured on a whole table.
 */
export interface Numbers<V = unknown, S extends Json = Json, N = unknown> extends Base<S, V, N> {
  readonly from: 'numbers';
  readonly column: string;
  readonly of: readonly OfNumbers[];
  /** The state from a cell for each: null where there is none, no number for one that is infinite. */
  read(cells: Row): S;
}

/** Rows of each value of an expression, as text: all counts of a wave and table share one GROUPING SETS statement. */
export interface Counts<V = unknown, N = unknown> extends Base<ValueCounts, V, N> {
  readonly from: 'counts';
  /** Not counted at all, not even `nulls`, when a glance at the first rows shows more values than are listed. */
  readonly onlyFew?: true;
  of(given: Given<N>): Sql;
}

/** A histogram: rows by bin, with sums of whole numbers, which are the same in whatever order rows come. */
export interface Bins<V = unknown, N = unknown> extends Base<BinSums, V, N> {
  readonly from: 'bins';
  readonly column: string;
  of(given: Given<N>): BinsOf;
}

/** A statement of its own: uniqueness, references. */
export interface Query<V = unknown, S extends Json = Json, N = unknown> extends Base<S, V, N> {
  readonly from: 'query';
  /** `data` is the role's table; `others` stand beside it under their names. undefined: nothing is asked, and no rows are read. */
  sql(given: Given<N>): Sql | undefined;
  /** Rows of other roles that the statement joins, each made by a statement over that role. */
  readonly others?: Readonly<Record<string, Other>>;
  read(rows: readonly Row[]): S;
}

/** What a statement reads of another data set. */
export interface Other {
  readonly on: string;
  readonly reads: readonly Reads[];
  /** Without bound values. */
  readonly sql: Sql;
}

/** A measurement that SQL cannot make: a commit's time, the bytes of a file. */
export interface Probe<V = unknown, S extends Json = Json, N = unknown> extends Base<S, V, N> {
  readonly from: 'probe';
  observe(table: ReadTable, ports: Ports): Promise<S>;
}

export type DataMetric<V = unknown> = Scan<V> | Values<V> | Numbers<V> | Counts<V> | Bins<V> | Query<V> | Probe<V>;

/** An id such as 'below/test/age/17'; parts are escaped, so that different parts never give the same id. */
export function metricId(kind: string, on: string, ...params: readonly (string | number)[]): string {
  return [kind, on, ...params].map((part) => String(part).replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

export type DataState =
  | { readonly version: number; readonly state: Json }
  /** It could not be measured, for a reason that quotes no value of the data. */
  | ({ readonly version: number } & Unmeasured);

/** States by the ids of their metrics: plain JSON, whatever was measured. */
export type DataStates = Readonly<Record<string, DataState>>;

/** Merges the states of shards. A metric is unknown when a shard lacks it, measured it in another version, or when it cannot be merged. */
export function mergeData(metrics: readonly DataMetric[], shards: readonly DataStates[]): DataStates {
  return Object.fromEntries(metrics.map((metric) => [metric.id, mergeOne(metric, shards)]));
}

function mergeOne(metric: DataMetric, shards: readonly DataStates[]): DataState {
  const { version } = metric;
  const states = shards.map((shard) => shard[metric.id]);
  const lacking = states.findIndex((s) => s?.version !== version);
  if (lacking >= 0) return { version, unknown: `shard ${lacking + 1} of ${shards.length} did not measure it` };
  const known: Json[] = [];
  for (const state of states) {
    if (state && 'unknown' in state) return state;
    known.push(state!.state);
  }
  if (known.length > 1 && !metric.merge)
    return { version, unknown: 'it can only be measured on the whole table, not in shards' };
  return { version, state: mergeStates(metric, known) };
}

/**
 * Merges one or more states of a metric that has `merge`, in pairs: adding a thousand, one by one, to an ever larger
 * state would take quadratic time.
 */
export function mergeStates<S extends Json>(metric: DataMetric, states: readonly S[]): S {
  if (states.length === 1) return states[0]!;
  const middle = states.length >> 1;
  const [first, second] = [states.slice(0, middle), states.slice(middle)].map((half) => mergeStates(metric, half));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a metric's own states
  return (metric as Scan<unknown, S>).merge!(first!, second!);
}
