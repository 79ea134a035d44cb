// Features so strongly associated with the label that they may have been made from it.
import { isThere, kindOf, number, ratioText, type Claim, type Column } from '@modelgate/core';
import { oneRule } from '../data-check/count-rule.ts';
import type { DataRule, ValidationFacts } from '../data-check/data-check.ts';
import { pairsInWords, toldPairs } from '../data-check/few.ts';
import { paramsAs } from '../data-check/params.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { columnsKey, readable } from '../data-check/table-columns.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { association as associationOf, statisticOf, type Statistic } from '../data-metric/association.ts';
import { NO_LABEL, unlabelled } from '../data-check/no-label.ts';

type Params = { readonly max: number; readonly columns?: readonly string[] };

const kinds = ['integer', 'number', 'text', 'boolean'] as const;

const names: Readonly<Record<Statistic, string>> = {
  'cramers-v': 'Cramér’s V',
  eta: 'correlation ratio',
  pearson: '|Pearson’s r|',
};

export const association: DataRule = {
  id: 'data/association',
  version: 1,
  key: 'association',
  place: 'table',
  docs: {
    title: 'association of features with the label',
    what: 'No feature is more strongly associated with the label than this, 0 to 1: by Cramér’s V (bias-corrected) for two categorical columns, the correlation ratio η for a number and classes, |r| for two numbers. A label of numbers with fractions has values, any other label classes. A feature that knows the label too well may have been made from it.',
  },
  example: {
    policy: 'association: 0.9',
    data: 'age,outcome_code,income\n17,0,low\n34,1,high\n18,0,low\n61,1,high\n29,0,low\n30,1,high',
    label: 'income',
    says: ['fail', 'correlation ratio 1.000, n = 6', 'at most 0.9'],
  },
  schema: ruleSchema<Params>({
    description: 'How strongly a feature may be associated with the label.',
    bare: 'max',
    shape: { max: number({ min: 0, max: 1, description: 'The largest association, 0 to 1.' }), columns: columnsKey },
    params: ({ max, columns }) => ({
      max: max as number,
      ...(columns !== undefined && { columns: columns as readonly string[] }),
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  asks: (json, facts) => ({ data: pairsOf(paramsAs(json), facts).map(({ metric }) => metric) }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    if (got.facts.label === undefined) return [unlabelled(got.facts, {})];
    const pairs = pairsOf(params, got.facts);
    if (pairs.length === 0) return [{ fact: 'inapplicable', reason: 'there is no feature', about: {} }];
    return pairs.map(({ feature, metric }): Claim => {
      const [about, among] = [{ column: feature }, amongOf(got.facts, feature)];
      return got.claim({ found: metric }, about, ({ found }) =>
        'inapplicable' in found
          ? { fact: 'inapplicable', reason: found.inapplicable, about }
          : {
              must: 'max',
              limit: params.max,
              of: { kind: 'known', value: found.value, n: toldPairs(found.n, among), law: { law: 'exact' } },
              estimate: metric.id,
              about,
              role: 'column',
              burden: 'guard',
              detail: `n = ${pairsInWords(found.n, among)}`,
            },
      );
    });
  },
  say: ({ claim, demand, outcome }, { facts }) => {
    const statistic = pairsOf(paramsAs(demand.params), facts).find(
      ({ feature }) => feature === claim.about['column'],
    )?.statistic;
    const observed =
      'fact' in claim || claim.of.kind === 'unknown' || !statistic
        ? 'fact' in claim
          ? claim.reason
          : ''
        : `${names[statistic]} ${ratioText(claim.of.value)}, ${claim.detail}`;
    return {
      subject: `${claim.about['column'] ?? 'features'} and the label of ${facts.name}`,
      observed,
      expected: `at most ${paramsAs<Params>(demand.params).max}`,
      ...(outcome === 'fail' && { remedy: 'see whether it was made from the label, or is known only after it' }),
    };
  },
  words: (json) => `no feature is associated with the label by more than ${paramsAs<Params>(json).max}`,
};

function pairsOf(params: Params, facts: ValidationFacts) {
  const { label = NO_LABEL, on, tables } = facts;
  const table = tables[on];
  const columns = isThere(table) ? table.columns : [];
  const find = (name: string): Column => columns.find((c) => c.name === name) ?? { name, type: 'VARCHAR' };
  const isClass = kindOf(find(label)) !== 'number';
  return readable(params, facts, kinds, 'features').map((feature) => {
    const statistic = statisticOf(find(feature), isClass);
    return { feature, statistic, metric: associationOf(on, feature, label, statistic) };
  });
}
