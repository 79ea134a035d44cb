// A rule of a column's values: every value keeps it, or all but so many. One file of `data/` says what the rule is; this makes the check.
import {
  noTolerance,
  tolerance,
  type Claim,
  type Column,
  type ColumnKind,
  type Json,
  type Sql,
  type Tolerance,
} from '@modelgate/core';
import type { z } from 'zod';
import { violations } from '../data-metric/violations.ts';
import { countClaim } from './claims.ts';
import { columnsOf, ofColumn, paramsAs, type OfColumn } from './columns.ts';
import type { At, DataRule, Example, Rule, ValidationFacts } from './data-check.ts';
import { exceptIn, sayCount } from './say.ts';
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
  /** 'at least 17'. */
  readonly wanted: (value: V) => string;
  /** Which way the value is looser, where it has an order. */
  readonly looser?: 'lower' | 'higher';
}

type Params<V> = OfColumn & { readonly value: V; readonly violations: Tolerance };

const noun = ['value', 'values'] as const;

export function rowRule<V extends Json>(rule: RowRule<V>): DataRule {
  const id = `data/${rule.key}`;
  const metricsOf = (params: Params<V>, facts: ValidationFacts) =>
    columnsOf(params, facts, rule.reads(params.value)).map((column) => ({
      column,
      metric: violations(facts.on, {
        key: rule.key,
        column,
        value: params.value,
        reads: rule.reads(params.value),
        violated: (own) => rule.violated(own, params.value),
      }),
    }));
  return {
    id,
    version: 1,
    key: rule.key,
    place: 'column',
    docs: { title: rule.title, what: rule.what },
    example: rule.example,
    schema: schemaOf(rule),
    rules: (written, at) => [ruleOf(rule, written as Written<Omit<Params<V>, 'column'>>, at)],
    asks: (json, facts) => ({ data: metricsOf(paramsAs(json), facts).map(({ metric }) => metric) }),
    judge: (got, json) => {
      const params = paramsAs<Params<V>>(json);
      return metricsOf(params, got.facts).map(({ column, metric }): Claim => {
        const about = { column };
        return got.claim({ found: metric }, about, ({ found }) =>
          countClaim({
            ...found,
            tolerance: params.violations,
            noun,
            estimate: metric.id,
            about,
            role: 'column',
            shown: got.facts.showsValues(column),
          }),
        );
      });
    },
    say: (decided, { facts }) => {
      const params = paramsAs<Params<V>>(decided.demand.params);
      return sayCount(decided, {
        subject: `column ${decided.claim.about['column']} of ${facts.name}`,
        expected: rule.wanted(params.value) + exceptIn(params.violations),
        tolerance: params.violations,
        noun,
        are: params.violations.max === 0 ? 'are not' : 'break it',
      });
    },
    words: (json) => {
      const { column, value, violations: tolerated } = paramsAs<Params<V>>(json);
      return `${column}: ${rule.wanted(value)}${exceptIn(tolerated)}`;
    },
  };
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

function ruleOf<V extends Json>(
  { looser }: RowRule<V>,
  { params, severity, optional }: Written<Omit<Params<V>, 'column'>>,
  at: At,
): Rule {
  return {
    name: [],
    path: [],
    params: { ...ofColumn(at), ...params },
    severity,
    ...(optional && { optional }),
    looser: { 'violations.max': 'higher', ...(looser && { value: looser }) },
  };
}
