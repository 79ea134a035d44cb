// Rules of a column's values, which every value must keep, or all but a tolerated number. A file of `data/` says what the rule is; this
// makes the check.
import {
  isThere,
  noTolerance,
  tolerance,
  type Column,
  type ColumnKind,
  type Json,
  type Sql,
  type Tolerance,
} from '@modelgate/core';
import type { z } from 'zod';
import { violations } from '../data-metric/violations.ts';
import { columnsOf, noColumnLeft, ofColumn, type OfColumn } from './columns.ts';
import { counted, countRule, oneRule } from './count-rule.ts';
import type { DataRule, Example } from './data-check.ts';
import { rowsWhere } from './rows-where.ts';
import { exceptIn } from './say.ts';
import { ruleSchema, type Written } from './written.ts';

export interface RowRule<V extends Json> {
  /** The key under a column; the check is `data/<key>`. */
  readonly key: string;
  readonly title: string;
  readonly what: string;
  readonly example: Example;
  /** The written value: alone, or in a map under `name` beside the tolerated `violations`. */
  readonly value: z.ZodType<V>;
  readonly name: string;
  readonly reads: (value: V) => readonly ColumnKind[];
  /** SQL that is true for rows that break it; only evaluated for rows with a value. */
  readonly violated: (column: Column, value: V) => Sql;
  /** What the SQL says of NaN, which is the greatest number to it; absent: NaN is tested separately. */
  readonly nan?: 'kept' | 'violated';
  /** The reason when its SQL fails, such as that the value is not a pattern. */
  readonly fault?: (value: V) => string;
  /** 'are less'. */
  readonly are: string;
  /** 'at least 17'. */
  readonly wanted: (value: V) => string;
}

type Params<V> = OfColumn & { readonly value: V; readonly violations: Tolerance };

export function rowRule<V extends Json>(rule: RowRule<V>): DataRule {
  const metricOf = (on: string, column: string, value: V) =>
    violations(on, {
      key: rule.key,
      column,
      value,
      reads: rule.reads(value),
      violated: (own) => rule.violated(own, value),
      ...(rule.nan && { nan: rule.nan }),
      ...(rule.fault && { fault: rule.fault(value) }),
    });
  return countRule<Params<V>>({
    ...rule,
    place: 'column',
    schema: schemaOf(rule),
    rules: (written, at) => oneRule(written as Written<Omit<Params<V>, 'column'>>, ofColumn(at)),
    tolerance: (params) => params.violations,
    inapplicable: (params, facts) => noColumnLeft(params, facts, rule.reads(params.value)),
    counts: (params, facts) =>
      columnsOf(params, facts, rule.reads(params.value)).map((column) => ({
        about: { column },
        ...counted(metricOf(facts.on, column, params.value)),
        role: 'column',
        shown: facts.showsValues(column),
      })),
    noun: ['value', 'values'],
    remedy: ({ column }, { value }, facts) => {
      const table = facts.tables[facts.on];
      const own = isThere(table) ? table.columns.find(({ name }) => name === column) : undefined;
      return own && rowsWhere(rule.violated(own, value));
    },
    subject: ({ column = 'every other column' }) => column,
    wanted: ({ value, violations: tolerated }) => `${rule.wanted(value)}${exceptIn(tolerated)}`,
  });
}

function schemaOf<V extends Json>(rule: RowRule<V>): z.ZodType {
  return ruleSchema({
    description: rule.what,
    bare: rule.name,
    shape: { [rule.name]: rule.value, violations: tolerance('How many values may break the rule.') },
    params: (written) => ({
      value: written[rule.name] as V,
      violations: (written['violations'] as Tolerance | undefined) ?? noTolerance,
    }),
  });
}
