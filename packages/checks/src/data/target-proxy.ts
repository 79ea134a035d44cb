// Features that alone predict the label: they were made from it, or are known only after it.
import { isThere, ratioText, type Claim, type Facets } from '@modelgate/core';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { featuresOf } from '../data-check/features.ts';
import { pairsInWords, toldPairs, type Among } from '../data-check/few.ts';
import { paramsAs } from '../data-check/params.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { singleFeature, type Told } from '../data-metric/single-feature.ts';
import type { Inapplicable } from '../data-metric/violations.ts';
import { NO_LABEL, unlabelled } from '../data-check/no-label.ts';

type Params = {
  readonly limit: 'fail' | 'warn';
  readonly below: number;
  /** A value that reaches this one is judged by the other, blocking limit. */
  readonly fails?: number;
  readonly ignore: readonly string[];
  readonly columns?: readonly string[];
  /** Whether the policy asks for them; otherwise they are checked where there is a label. */
  readonly asked: boolean;
};

export const targetProxy: DataCheck = {
  id: 'data/target-proxy',
  version: 1,
  under: 'leakage',
  docs: {
    title: 'features that alone predict the label',
    what: 'No feature alone has an area under the ROC curve (with several classes the largest, one against the rest) of 0.99 or more; from 0.95 on there is a warning. Numbers and times count by their ranks in either direction, and by whether a value is missing; text and booleans by the class shares of their values in the other four of five folds, so that an id has no information. For a label of values (numbers with fractions, or more than 50 different ones) it is |Spearman’s ρ| instead. Classes of fewer than ten rows, and the 101st and further classes of a text feature, are not checked. Estimates are compared without a test. It needs no `with`; `target-proxies: { fail: 0.98, warn: 0.9, columns: [age] }` sets limits, `false` leaves it out.',
  },
  example: {
    policy: 'leakage: { target-proxies: { fail: 0.99 } }',
    data: `age,outcome_code,income\n${Array.from({ length: 20 }, (_, i) => `${17 + ((i * 7) % 20)},${i % 2},${i % 2 === 0 ? 'low' : 'high'}`).join('\n')}`,
    label: 'income',
    says: ['fail', 'area under the ROC curve 1.000, n = 20', 'below 0.99'],
  },
  asks: (json, facts) => ({ data: metricsOf(paramsAs(json), facts).map(({ metric }) => metric) }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    const { limit } = params;
    if (got.facts.label === undefined)
      return [unlabelled(got.facts, { limit }, params.asked ? 'unknown' : 'inapplicable')];
    const metrics = metricsOf(params, got.facts);
    if (metrics.length === 0) return [{ fact: 'inapplicable', reason: 'there is no feature', about: { limit } }];
    return metrics.map(({ column, metric }) => {
      const about: Facets = { limit, column };
      return got.claim({ told: metric }, about, ({ told }) =>
        claimOf(told, params, metric.id, about, amongOf(got.facts, column)),
      );
    });
  },
  say: ({ claim, demand, outcome }, { facts }) => ({
    subject: `${claim.about['column'] ?? 'features'} and the label of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : (claim.detail ?? ''),
    expected: `below ${paramsAs<Params>(demand.params).below}`,
    ...(outcome === 'fail' && { remedy: 'see whether it was made from the label, or is known only after it' }),
  }),
  words: (json) => {
    const { below } = paramsAs<Params>(json);
    return `no feature alone predicts the label: area under its ROC curve below ${below}`;
  },
};

const names = { auc: 'area under the ROC curve', spearman: '|Spearman’s ρ|' } as const;

function claimOf(
  told: Told | Inapplicable,
  { below, fails }: Params,
  estimate: string,
  about: Facets,
  among: Among,
): Claim {
  if ('inapplicable' in told) return { fact: 'inapplicable', reason: told.inapplicable, about };
  const { statistic, value, n } = told;
  const detail = `${names[statistic]} ${ratioText(value)}, n = ${pairsInWords(n, among)}`;
  if (fails !== undefined && value >= fails)
    return { fact: 'inapplicable', reason: `${detail}: judged by the limit of ${fails}`, about };
  // A value at the limit must fail, but a claim is kept by a value that equals its limit.
  const limit = value === below ? below - Number.EPSILON : below;
  return {
    must: 'max',
    limit,
    of: { kind: 'known', value, n: toldPairs(n, among), law: { law: 'exact' } },
    estimate,
    about,
    role: 'column',
    burden: 'guard',
    detail,
  };
}

function metricsOf({ columns, ignore }: Params, facts: ValidationFacts) {
  const { label = NO_LABEL, on, tables } = facts;
  const table = tables[on];
  const row = isThere(table) ? table.columns.map(({ name }) => name) : [];
  return (columns ?? featuresOf(facts, ignore)).map((column) => ({
    column,
    metric: singleFeature(on, column, label, row),
  }));
}
