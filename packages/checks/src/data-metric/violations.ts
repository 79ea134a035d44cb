// Rows of a column that break a rule, of those that have a value.
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

/** Rows that break the rule, and rows that it was asked of. */
export type Violations = {
  readonly violating: number;
  readonly considered: number;
  /** Names or values of what breaks it: shown only where values may be. */
  readonly named?: readonly string[];
  /** What else is to be said of a count that is shown; no value of a row. */
  readonly detail?: string;
  /** What was found of what it is about; said of every count. */
  readonly about?: Facets;
};

/** What was measured and settles nothing: 'column age of train has no value'. */
export type Unsettled = { readonly unsettled: string };

/** What the data itself proves to be no question here: 'more than 1,000 different values are no categories'. */
export type Inapplicable = { readonly inapplicable: string };

export interface ViolationRule {
  readonly key: string;
  readonly column: string;
  readonly value: Json;
  readonly reads: readonly ColumnKind[];
  /** True for the rows that break it; asked of rows with a value only. */
  readonly violated: (column: Column) => Sql;
  /** What the engine, to which NaN is the greatest number, takes it for; absent: it is asked apart, which takes twice as long. */
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

/** count_if is several times as fast as count with a filter, and stays linear in wide statements. */
export function countIf(condition: Sql): Sql {
  return { text: `count_if(${condition.text})`, values: condition.values };
}
