// Rows of a column that break a rule, among those that have a value.
import {
  canonicalJson,
  metricId,
  type Column,
  type ColumnKind,
  type Facets,
  type Json,
  type Row,
  type Sql,
  type Values,
} from '@modelgate/core';
import { nanIn, ofPresent, presentOf, presentParts } from '../data-check/missing.ts';

/** Rows that break the rule, and rows that were tested. */
export type Violations = {
  readonly violating: number;
  readonly considered: number;
  /** Names or values of what breaks it; only shown where values may be shown. */
  readonly named?: readonly string[];
  /** A further remark on a count that is shown; contains no value of a row. */
  readonly detail?: string;
  /** Facets that were found while counting; they are added to every claim. */
  readonly about?: Facets;
};

/** A measurement that decides nothing: 'column age of train has no value'. */
export type Unsettled = { readonly unsettled: string };

/** The rule does not apply, as the data itself proves: 'more than 1,000 different values are not categories'. */
export type Inapplicable = { readonly inapplicable: string };

export interface ViolationRule {
  readonly key: string;
  readonly column: string;
  readonly value: Json;
  readonly reads: readonly ColumnKind[];
  /** SQL that is true for rows that break it; only evaluated for rows with a value. */
  readonly violated: (column: Column) => Sql;
  /** How the engine, for which NaN is the greatest number, treats NaN; absent: NaN is tested separately, which takes twice as long. */
  readonly nan?: 'kept' | 'violated';
  readonly fault?: string;
}

/** State: [rows that break the rule, rows with a value]. */
export function violations(on: string, rule: ViolationRule): Values<Violations, readonly [number, number]> {
  const { key, column, value, reads, nan } = rule;
  return {
    id: metricId('violations', on, key, column, canonicalJson(value)),
    version: 1,
    on,
    reads: [{ column, as: reads }],
    ...(rule.fault !== undefined && { fault: rule.fault }),
    from: 'values',
    column,
    when: (given) => {
      const own = given.column(column);
      return [nan ? rule.violated(own) : ofPresent(own, rule.violated(own)), ...presentParts(own)];
    },
    read: ([found, ...present]: Row) => [
      (found as number) - (nan === 'violated' ? nanIn(present) : 0),
      presentOf(present),
    ],
    merge: (a, b) => [a[0] + b[0], a[1] + b[1]],
    finish: ([violating, considered]) => ({ violating, considered }),
  };
}

/**
 * SQL for the number of rows that meet a condition. count_if is several times faster
 * than count with a filter, and stays linear in wide statements.
 */
export function countIf(condition: Sql): Sql {
  return { text: `count_if(${condition.text})`, values: condition.values };
}
