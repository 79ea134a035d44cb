// Rules that count: a given number of rows or values may break them. A file of `data/` says what is counted and in which words; this makes
// the check.
import type { Claim, DataMetric, Facets, Json, Tolerance } from '@modelgate/core';
import type { z } from 'zod';
import type { Inapplicable, Unsettled, Violations } from '../data-metric/violations.ts';
import { countClaim, type Counted } from './claims.ts';
import { paramsAs } from './params.ts';
import type { At, DataCheck, DataRule, Example, Rule, ValidationFacts } from './data-check.ts';
import type { Among } from './few.ts';
import { rowsOf } from './rows-of.ts';
import { sayCount } from './say.ts';
import type { Written } from './written.ts';

/** How something is counted: by which metrics, and how their values give the count. */
export interface Counting {
  readonly metrics: Readonly<Record<string, DataMetric>>;
  readonly found: (values: never) => Violations | Inapplicable | Unsettled;
  /** Its name among the measurements. */
  readonly estimate: string;
}

/** A count that is computed from the values of several metrics. */
export function counting<V>(
  estimate: string,
  metrics: { readonly [K in keyof V]: DataMetric<V[K]> },
  found: (values: V) => Violations | Inapplicable | Unsettled,
): Counting {
  return { estimate, metrics, found };
}

/** A count that is a metric's value. */
export function counted(metric: DataMetric<Violations | Inapplicable | Unsettled>): Counting {
  return counting<{ found: Violations | Inapplicable | Unsettled }>(metric.id, { found: metric }, ({ found }) => found);
}

/** One count of a rule: what it is about, and whether it may be shown when it is very small. */
export interface Count extends Counting {
  readonly about: Facets;
  readonly role: 'overall' | 'column';
  readonly shown: boolean;
  /** Whether names of what breaks the rule may be shown; absent: as `shown`. */
  readonly named?: boolean;
}

export interface CountCheck<P extends Json> {
  /** The check is `data/<key>`. */
  readonly key: string;
  /** The key of another check that this one belongs to. */
  readonly under?: string;
  readonly title: string;
  readonly what: string;
  readonly example: Example;
  tolerance(params: P): Tolerance;
  counts(params: P, facts: ValidationFacts): readonly Count[];
  /** Why the rule does not apply to this data, as far as its columns alone prove it. */
  readonly inapplicable?: (params: P, facts: ValidationFacts) => string | undefined;
  readonly noun: Counted['noun'];
  /** The predicate of what is counted: 'lack a value'. */
  readonly are: string | ((about: Facets) => string);
  /** 'column age', 'key row_id': without the data set's name. */
  subject(about: Facets, params: P): string;
  /** 'at least 17'. */
  wanted(params: P): string;
  /** What to do when it fails. */
  readonly remedy?: (about: Facets, params: P, facts: ValidationFacts) => string | undefined;
}

/** A rule with a key of its own in the policy. */
export interface CountRule<P extends Json> extends CountCheck<P> {
  readonly place: DataRule['place'];
  readonly needs?: DataRule['needs'];
  readonly schema: z.ZodType;
  /** The rules of a written value, under a column or beside `columns`. */
  rules(written: unknown, at: At): readonly Rule[];
}

export function countRule<P extends Json>(rule: CountRule<P>): DataRule {
  const { key, place, needs, schema } = rule;
  const own = { key, place, schema, ...(needs && { needs }) };
  return { ...countCheck(rule), ...own, rules: (written, at) => rule.rules(written, at) };
}

export function countCheck<P extends Json>(rule: CountCheck<P>): DataCheck {
  return {
    id: `data/${rule.key}`,
    version: 1,
    ...(rule.under !== undefined && { under: rule.under }),
    docs: { title: rule.title, what: rule.what },
    example: rule.example,
    asks: (json, facts) => ({
      data: rule.counts(paramsAs<P>(json), facts).flatMap(({ metrics }) => Object.values(metrics)),
    }),
    judge: (got, json) => {
      const params = paramsAs<P>(json);
      const why = rule.inapplicable?.(params, got.facts);
      if (why !== undefined) return [{ fact: 'inapplicable', reason: why, about: {} }];
      const all = rowsOf(got.facts);
      return rule
        .counts(params, got.facts)
        .map((count) =>
          got.claim(count.metrics, count.about, (values) => claimOf(rule, params, { ...count, all }, values)),
        );
    },
    say: (decided, { facts }) => {
      const params = paramsAs<P>(decided.demand.params);
      return sayCount(decided, {
        subject: `${rule.subject(decided.claim.about, params)} of ${facts.name}`,
        expected: rule.wanted(params),
        tolerance: rule.tolerance(params),
        noun: rule.noun,
        are: typeof rule.are === 'string' ? rule.are : rule.are(decided.claim.about),
        ...remedyOf(rule, decided.claim.about, params, facts),
      });
    },
    words: (json) => {
      const { column } = paramsAs<{ readonly column?: string }>(json);
      return `${column === undefined ? '' : `${column}: `}${rule.wanted(paramsAs<P>(json))}`;
    },
  };
}

function remedyOf<P extends Json>(
  rule: CountCheck<P>,
  about: Facets,
  params: P,
  facts: ValidationFacts,
): { readonly remedy?: string } {
  const remedy = rule.remedy?.(about, params, facts);
  return remedy === undefined ? {} : { remedy };
}

function claimOf<P extends Json>(rule: CountCheck<P>, params: P, count: Count & Among, values: object): Claim {
  const { about, role, all, shown, named = shown, estimate } = count;
  const found = count.found(values as never);
  if ('inapplicable' in found) return { fact: 'inapplicable', reason: found.inapplicable, about };
  if ('unsettled' in found) return { fact: 'unknown', reason: found.unsettled, about };
  const { violating, considered, detail, about: more } = found;
  const names = { ...(named && found.named && { named: found.named }), ...(detail !== undefined && { detail }) };
  const { noun } = rule;
  return countClaim({
    violating,
    considered,
    ...names,
    about: { ...about, ...more },
    role,
    all,
    shown,
    noun,
    tolerance: rule.tolerance(params),
    estimate,
  });
}

/** The rules of a key that has a single one. */
export function oneRule<P extends Json>(
  { params, severity, optional }: Written<P>,
  more: Readonly<Record<string, Json>>,
): readonly Rule[] {
  return [{ name: [], path: [], params: { ...more, ...(params as object) }, severity, ...(optional && { optional }) }];
}
