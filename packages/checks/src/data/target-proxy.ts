// Features that alone predict the label: they were made from it, or are known only after it.
import { isThere, ratioText, type Claim, type Facets } from '@modelgate/core';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';
import { featuresOf } from '../data-check/features.ts';
import { pairsInWords, toldPairs, type Among } from '../data-check/few.ts';
import { paramsAs } from '../data-check/params.ts';
import { amongOf } from '../data-check/rows-of.ts';
import type { By, Statistic } from '../data-metric/readings.ts';
import { singleFeature, toldOf, type Told } from '../data-metric/single-feature.ts';
import type { Inapplicable } from '../data-metric/violations.ts';
import { NO_LABEL, unlabelled } from '../data-check/no-label.ts';

type Params = {
  readonly limit: 'fail' | 'warn';
  readonly below: number;
  /** A value that reaches this one is judged by the other, blocking limit. */
  readonly fails?: number;
  /** The lower one of both limits. */
  readonly from: number;
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
    what: 'No feature alone has an area under the ROC curve (with several classes the largest, one against the rest) of 0.99 or more; from 0.95 on there is a warning. Numbers and times count by their order in either direction, by whether they are missing, and, if their values occur at least twice on average, as categories, as codes do; text and booleans only as categories. The best of these is told. A row’s category counts by the class’s share of the other rows with its value, so that an id has no information. From the lower limit on it also counts without the row’s copies, which are equal in all columns. For a label of values (numbers with fractions, or more than 50 different ones) it is |Spearman’s ρ|, and of categories the correlation of the label’s ranks with their mean in the other rows of a value. Classes of fewer than ten rows are not checked, nor by categories the 101st and further classes. Estimates are compared without a test. It needs no `with`; `target-proxies: { fail: 0.98, warn: 0.9, columns: [age] }` sets limits, `false` leaves it out.',
  },
  example: {
    policy: 'leakage: { target-proxies: { fail: 0.99 } }',
    data: `age,outcome_code,income\n${Array.from({ length: 20 }, (_, i) => `${17 + ((i * 7) % 20)},${i % 2},${i % 2 === 0 ? 'low' : 'high'}`).join('\n')}`,
    label: 'income',
    says: ['fail', 'area under the ROC curve 1.000 by its order, n = 20', 'below 0.99'],
  },
  asks: (json, facts) => ({ data: metricsOf(paramsAs(json), facts).flatMap(({ once, again }) => [once, again]) }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    const { limit } = params;
    if (got.facts.label === undefined)
      return [unlabelled(got.facts, { limit }, params.asked ? 'unknown' : 'inapplicable')];
    const metrics = metricsOf(params, got.facts);
    if (metrics.length === 0) return [{ fact: 'inapplicable', reason: 'there is no feature', about: { limit } }];
    return metrics.map(({ column, once, again }) => {
      const about: Facets = { limit, column };
      return got.claim({ once, again }, about, (found) =>
        claimOf(toldOf(found.once, found.again), params, once.id, about, amongOf(got.facts, column)),
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

const names: Readonly<Record<Statistic, string>> = {
  auc: 'area under the ROC curve',
  spearman: '|Spearman’s ρ|',
  'mean-rank': 'correlation with the label’s ranks',
};

const ways: Readonly<Record<By, string>> = {
  order: 'by its order',
  missing: 'by whether it is missing',
  categories: 'by its values as categories',
};

function claimOf(
  told: Told | Inapplicable,
  { below, fails }: Params,
  estimate: string,
  about: Facets,
  among: Among,
): Claim {
  if ('inapplicable' in told) return { fact: 'inapplicable', reason: told.inapplicable, about };
  const { by, statistic, value, n } = told;
  const detail = `${names[statistic]} ${ratioText(value)} ${ways[by]}, n = ${pairsInWords(n, among)}`;
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

function metricsOf({ columns, ignore, from }: Params, facts: ValidationFacts) {
  const { label = NO_LABEL, on, tables } = facts;
  const table = tables[on];
  const row = isThere(table) ? table.columns.map(({ name }) => name) : [];
  return (columns ?? featuresOf(facts, ignore)).map((column) => ({
    column,
    ...singleFeature(on, column, label, row, from),
  }));
}
