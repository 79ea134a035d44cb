// A rule of a `quality` list: its subject, its name, and its number in the policy's form.
import type { Interval, Severity } from '@modelgate/core';
import type { MapNode, Node, ScalarNode, Span } from '@modelgate/core/source';
import { countsIn } from '../interval.ts';
import { judged, list, map, scalar, type Demanded } from '../section.ts';
import { underColumn, violating, type Column } from './column.ts';
import { mustOf, operators, type Must } from './operators.ts';
import { aText, problem, shown, skip, take, type Reading } from './reading.ts';

/** The element that a rule is about: a property, or the whole object. */
export interface Subject {
  /** 'orders.age'. */
  readonly what: string;
  readonly column?: Column;
  /** The object's columns, by the names that its properties have in the contract. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Names that a query may use for the object. */
  readonly tables: readonly string[];
}

export interface QualityRule {
  readonly rule: MapNode;
  readonly subject: Subject;
  /** 'orders.age.quality[1]'. */
  readonly what: string;
  /** The name that its author gave it. */
  readonly name: string | undefined;
  readonly severity: Severity;
  /** Place of the key `metric`, `rule` or `query`. */
  readonly keyAt: Span;
  readonly reading: Reading;
}

/** Severities that do not block. The standard does not fix the words; any other one blocks. */
export const mild: ReadonlySet<string> = new Set(['info', 'low', 'minor', 'trivial', 'warn', 'warning']);

export function severityOf(rule: MapNode, reading: Reading): Severity {
  const severity = take(rule, 'severity', aText, reading);
  return severity !== undefined && mild.has(severity.is.trim().toLowerCase()) ? 'warn' : 'block';
}

const zero: readonly Interval[] = [{ min: 0, max: 0 }];

/** The intervals of the rule's number; for rules of v3.0 such as nullCheck, which have no operator, 0. */
export function mustOrNone({ rule, keyAt, what, severity, reading }: QualityRule, none: boolean): Must | undefined {
  if (operators.some((key) => rule.entries.has(key))) return mustOf(rule, reading);
  if (none) return { within: zero, keyAt, lowAt: keyAt, highAt: keyAt };
  if (reading.version === '3.0') skip(reading, what, keyAt, 'it says no number to compare with', severity);
  else problem(reading, 'policy/missing-key', keyAt, `${what} says no number to compare with`, 'add mustBe: 0');
  return undefined;
}

/** Rows that a rule counts. */
export interface Counted {
  /** Their description, used where the rule has no name: 'age: values missing'. */
  readonly called: string;
  /** SQL that is true or false for every row, never NULL, so that a percentage is one of all rows. */
  readonly sql: string;
  /** The policy's own key that limits their number from above. */
  readonly own?: {
    readonly keys: readonly string[];
    readonly value: (max: ScalarNode) => Node;
    /** Whether a share under the key is one of all rows. */
    readonly ofAllRows: boolean;
  };
}

/** The demand on the count, or its share, in the policy's form: a key with an upper limit, or an expression with limits. */
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

/** Reports limits between which no whole number lies. */
export function noSuchCount({ what, reading }: QualityRule, { keyAt }: Must): readonly [] {
  problem(reading, 'policy/out-of-range', keyAt, `${what}: no number of rows is that`, 'change the limits');
  return [];
}

export type Unit = 'rows' | 'percent';

/** The unit of a rule: rows or percent. Any other one is listed as not evaluated, and undefined. */
export function unitOf({ rule, what, severity, reading }: QualityRule): Unit | undefined {
  const unit = take(rule, 'unit', aText, reading);
  if (unit === undefined) return rule.entries.has('unit') ? undefined : 'rows';
  const word = unit.is.trim().toLowerCase();
  if (word === 'rows') return 'rows';
  if (['percent', 'percentage', '%'].includes(word)) return 'percent';
  skip(reading, what, unit.keyAt, 'its unit is neither rows nor percent', severity);
  return undefined;
}

/** '5%' or 3 where the intervals are only an upper limit; undefined otherwise. */
function atMost({ within, highAt }: Must, unit: Unit): ScalarNode | undefined {
  const [only, ...more] = unit === 'rows' ? countsIn(within) : within.map(fromZero);
  if (more.length > 0 || only?.max === undefined || only.max < 0 || Object.keys(only).length > 1) return undefined;
  const share = unit === 'percent' && only.max > 0;
  return scalar(share ? `${decimal(Math.min(only.max, 100))}%` : only.max, highAt);
}

/** Leaves out a lower end at 0, since no share is less. */
function fromZero({ min = 0, above, ...rest }: Interval): Interval {
  if (above !== undefined && above >= 0) return { above, ...rest };
  return min > 0 ? { min, ...rest } : rest;
}

const isNone = (node: ScalarNode): boolean => node.value === 0;

/** A number in decimal notation, without an exponent. */
function decimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}

/** An aggregate within limits: `min` and `max` where the ends are closed, intervals otherwise. */
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

/** The entries `min` and `max` of an interval with closed ends; without an upper end at least 0 is written, which every count meets. */
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
