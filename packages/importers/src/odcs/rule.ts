// A rule of a `quality` list: what it is about, what it is called, and what its number becomes in the policy's form.
import type { Interval, Severity } from '@modelgate/core';
import type { MapNode, Node, ScalarNode, Span } from '@modelgate/core/source';
import { countsIn } from '../interval.ts';
import { judged, list, map, scalar, type Demanded } from '../section.ts';
import { underColumn, violating, type Column } from './column.ts';
import { mustOf, operators, type Must } from './operators.ts';
import { aText, problem, shown, skip, take, type Reading } from './reading.ts';

/** Whose quality it is: a property's, or the whole object's. */
export interface Subject {
  /** 'orders.age'. */
  readonly what: string;
  readonly column?: Column;
  /** The object's columns, by the names that its properties have in the contract. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Names that a query may call the object. */
  readonly tables: readonly string[];
}

export interface QualityRule {
  readonly rule: MapNode;
  readonly subject: Subject;
  /** 'orders.age.quality[1]'. */
  readonly what: string;
  /** What its author calls it. */
  readonly name: string | undefined;
  readonly severity: Severity;
  /** Where it is named: `metric`, `rule` or `query`. */
  readonly keyAt: Span;
  readonly reading: Reading;
}

/** Severities that do not block; the standard leaves the words open, and any other one blocks. */
export const mild: ReadonlySet<string> = new Set(['info', 'low', 'minor', 'trivial', 'warn', 'warning']);

export function severityOf(rule: MapNode, reading: Reading): Severity {
  const severity = take(rule, 'severity', aText, reading);
  return severity !== undefined && mild.has(severity.is.trim().toLowerCase()) ? 'warn' : 'block';
}

const zero: readonly Interval[] = [{ min: 0, max: 0 }];

/** What the rule's number is compared with; v3.0 names rules such as nullCheck that mean none without an operator. */
export function mustOrNone({ rule, keyAt, what, severity, reading }: QualityRule, none: boolean): Must | undefined {
  if (operators.some((key) => rule.entries.has(key))) return mustOf(rule, reading);
  if (none) return { within: zero, keyAt, lowAt: keyAt, highAt: keyAt };
  if (reading.version === '3.0') skip(reading, what, keyAt, 'it says no number to compare with', severity);
  else problem(reading, 'policy/missing-key', keyAt, `${what} says no number to compare with`, 'add mustBe: 0');
  return undefined;
}

/** Rows that a rule counts. */
export interface Counted {
  /** What they are, where the rule has no name: 'age: values missing'. */
  readonly called: string;
  /** True or false for every row, never NULL: a percentage is one of all rows. */
  readonly sql: string;
  /** The policy's own key for at most so many of them. */
  readonly own?: {
    readonly keys: readonly string[];
    readonly value: (max: ScalarNode) => Node;
    /** Whether the key's share is one of all rows. */
    readonly ofAllRows: boolean;
  };
}

/** The count, or its share, as the policy says it: at most so many, or a value with limits. */
export function countWanted(quality: QualityRule, counted: Counted, none: boolean): readonly Demanded[] {
  const { subject, severity } = quality;
  const unit = unitOf(quality);
  const must = unit && mustOrNone(quality, none);
  if (unit === undefined || must === undefined) return [];
  const name = quality.name ?? counted.called;
  const most = atMost(must, unit);
  if (most !== undefined) {
    const violation = { name, sql: counted.sql, max: most, severity, keyAt: must.highAt };
    const own = unit === 'rows' || isNone(most) || counted.own?.ofAllRows === true ? counted.own : undefined;
    if (own === undefined || subject.column === undefined) return [violating(violation)];
    return [underColumn(subject.column, own.keys, own.value(most), violation)];
  }
  const rows = `count_if(${counted.sql})`;
  if (unit === 'percent') return [valueWanted(quality, name, `100.0 * ${rows} / count(*)`, must, must.within)];
  const counts = countsIn(must.within);
  if (counts.length > 0) return [valueWanted(quality, name, rows, must, counts)];
  return noSuchCount(quality, must);
}

/** Limits between which no whole number lies. */
export function noSuchCount({ what, reading }: QualityRule, { keyAt }: Must): readonly [] {
  problem(reading, 'policy/out-of-range', keyAt, `${what}: no number of rows is that`, 'change the limits');
  return [];
}

export type Unit = 'rows' | 'percent';

/** undefined, and said so, for a unit of another kind. */
export function unitOf({ rule, what, severity, reading }: QualityRule): Unit | undefined {
  const unit = take(rule, 'unit', aText, reading);
  if (unit === undefined) return rule.entries.has('unit') ? undefined : 'rows';
  const word = unit.is.trim().toLowerCase();
  if (word === 'rows') return 'rows';
  if (['percent', 'percentage', '%'].includes(word)) return 'percent';
  skip(reading, what, unit.keyAt, 'its unit is neither rows nor percent', severity);
  return undefined;
}

/** '5%' or 3 where the intervals say no more than that; undefined for anything else. */
function atMost({ within, highAt }: Must, unit: Unit): ScalarNode | undefined {
  const [only, ...more] = unit === 'rows' ? countsIn(within) : within.map(fromZero);
  if (more.length > 0 || only?.max === undefined || only.max < 0 || Object.keys(only).length > 1) return undefined;
  const share = unit === 'percent' && only.max > 0;
  return scalar(share ? `${decimal(Math.min(only.max, 100))}%` : only.max, highAt);
}

/** No share is less than none. */
function fromZero({ min = 0, above, ...rest }: Interval): Interval {
  if (above !== undefined && above >= 0) return { above, ...rest };
  return min > 0 ? { min, ...rest } : rest;
}

const isNone = (node: ScalarNode): boolean => node.value === 0;

/** Without an exponent. */
function decimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}

/** An aggregate within limits: `min` and `max` where both ends belong to them, intervals otherwise. */
export function valueWanted(
  { severity }: Pick<QualityRule, 'severity'>,
  name: string,
  value: string,
  must: Must,
  within: readonly Interval[],
): Demanded {
  const at = must.keyAt;
  const [only, ...more] = within;
  const closed = only !== undefined && more.length === 0 && only.above === undefined && only.below === undefined;
  const limits = closed ? closedEnds(only, must) : [['within', at, list(within.map(asNode(at)), at)] as const];
  const item = map(
    at,
    ['name', at, scalar(shown(name), at)],
    ['value', at, scalar(value, at)],
    ...limits,
    ...judged(severity, at),
  );
  return { path: ['expressions'], keyAt: at, value: item };
}

type Entries = readonly (readonly [key: string, keyAt: Span, value: Node])[];

/** No count is less than none: what has no end holds so much at least. */
function closedEnds({ min, max }: Interval, { lowAt, highAt }: Must): Entries {
  const least = max === undefined ? (min ?? 0) : min;
  return [
    ...(least === undefined ? [] : [['min', lowAt, scalar(least, lowAt)] as const]),
    ...(max === undefined ? [] : [['max', highAt, scalar(max, highAt)] as const]),
  ];
}

function asNode(at: Span): (interval: Interval) => Node {
  return (interval) =>
    map(at, ...Object.entries(interval).map(([end, limit]) => [end, at, scalar(limit, at)] as const));
}
