// A rule that counts: so many rows or values may break it. Files of `data/` say what is counted and in which words; this makes the check.
import type { Claim, DataMetric, Facets, Json, Tolerance } from '@modelgate/core';
import type { z } from 'zod';
import type { Violations } from '../data-metric/violations.ts';
import { countClaim, type Counted } from './claims.ts';
import { paramsAs } from './params.ts';
import type { At, DataRule, Example, Rule, ValidationFacts } from './data-check.ts';
import { sayCount } from './say.ts';
import type { Written } from './written.ts';

/** One count of a rule: what it is about, how it is measured, whether it may be shown when it is very small. */
export interface Count {
  readonly about: Facets;
  readonly metric: DataMetric<Violations>;
  readonly role: 'overall' | 'column';
  readonly shown: boolean;
}

export interface CountRule<P extends Json> {
  /** Its key in the policy; the check is `data/<key>`. */
  readonly key: string;
  readonly place: 'column' | 'table';
  readonly title: string;
  readonly what: string;
  readonly example: Example;
  readonly schema: z.ZodType;
  /** The rules of what was written, under a column or beside `columns`. */
  rules(written: unknown, at: At): readonly Rule[];
  tolerance(params: P): Tolerance;
  counts(params: P, facts: ValidationFacts): readonly Count[];
  /** Why the rule cannot be about this data at all, or is about nothing in it; proven by the columns alone. */
  readonly inapplicable?: (params: P, facts: ValidationFacts) => string | undefined;
  readonly noun: Counted['noun'];
  /** What the counted ones are: 'have no value'. */
  readonly are: string;
  /** 'column age', 'key row_id': without the data set's name. */
  subject(about: Facets, params: P): string;
  /** 'at least 17'. */
  wanted(params: P): string;
  readonly remedy?: string;
}

export function countRule<P extends Json>(rule: CountRule<P>): DataRule {
  return {
    id: `data/${rule.key}`,
    version: 1,
    key: rule.key,
    place: rule.place,
    docs: { title: rule.title, what: rule.what },
    example: rule.example,
    schema: rule.schema,
    rules: (written, at) => rule.rules(written, at),
    asks: (json, facts) => ({ data: rule.counts(paramsAs<P>(json), facts).map(({ metric }) => metric) }),
    judge: (got, json) => {
      const params = paramsAs<P>(json);
      const why = rule.inapplicable?.(params, got.facts);
      if (why !== undefined) return [{ fact: 'inapplicable', reason: why, about: {} }];
      return rule.counts(params, got.facts).map(({ metric, about, ...count }): Claim =>
        got.claim({ found: metric }, about, ({ found }) =>
          countClaim({
            ...found,
            ...count,
            about,
            noun: rule.noun,
            tolerance: rule.tolerance(params),
            estimate: metric.id,
          }),
        ),
      );
    },
    say: (decided, { facts }) => {
      const params = paramsAs<P>(decided.demand.params);
      return sayCount(decided, {
        subject: `${rule.subject(decided.claim.about, params)} of ${facts.name}`,
        expected: rule.wanted(params),
        tolerance: rule.tolerance(params),
        noun: rule.noun,
        are: rule.are,
        ...(rule.remedy !== undefined && { remedy: rule.remedy }),
      });
    },
    words: (json) => {
      const { column } = paramsAs<{ readonly column?: string }>(json);
      return `${column === undefined ? '' : `${column}: `}${rule.wanted(paramsAs<P>(json))}`;
    },
  };
}

/** The one rule of a value that stands alone. */
export function oneRule<P extends Json>(
  { params, severity, optional }: Written<P>,
  more: Readonly<Record<string, Json>>,
  looser: Rule['looser'],
): readonly Rule[] {
  return [
    { name: [], path: [], params: { ...more, ...(params as object) }, severity, ...(optional && { optional }), looser },
  ];
}
