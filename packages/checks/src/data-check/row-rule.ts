// A rule of a column's values: every value keeps it, or all but so many. One file of `data/` says what the rule is; this makes the check.
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
  /** What is written: alone, or in a map under `name`, beside the `violations` that are tolerated. */
  readonly value: z.ZodType<V>;
  readonly name: string;
  readonly reads: (value: V) => readonly ColumnKind[];
  /** True for the rows that break it; asked of rows with a value only. */
  readonly violated: (column: Column, value: V) => Sql;
  /** Where its SQL takes NaN for the greatest number: what that is then. */
  readonly nan?: 'kept' | 'violated';
  /** What it means when its SQL fails: the value is no pattern. */
  readonly fault?: (value: V) => string;
  /** 'are less'. */
  readonly are: string;
  /** 'at least 17'. */
  readonly wanted: (value: V) => string;
  /** Which way the value is looser, where it has an order. */
  readonly looser?: 'lower' | 'higher';
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
    rules: (written, at) =>
      oneRule(written as Written<Omit<Params<V>, 'column'>>, ofColumn(at), {
        'violations.max': 'higher',
        ...(rule.looser && { value: rule.looser }),
      }),
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
