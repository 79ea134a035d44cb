// How rare the rarest class is.
import {
  countText,
  metricId,
  MOST_VALUES,
  percentText,
  share,
  shareInWords,
  type Claim,
  type ValueCounts,
} from '@modelgate/core';
import { FEWEST_SHOWN, toldRows, type Among } from '../data-check/few.ts';
import { oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { paramsAs } from '../data-check/params.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { total } from '@modelgate/stats';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { categoryCounts } from '../data-metric/categories.ts';
import { NO_LABEL, unlabelled } from '../data-check/no-label.ts';

type Params = { readonly min: number };

export const classBalance: DataRule = {
  id: 'data/class-balance',
  version: 1,
  key: 'class-balance',
  place: 'table',
  docs: {
    title: 'class balance',
    what: 'The rarest class of the label has at least this share of the rows of the most frequent one.',
  },
  example: {
    policy: 'class-balance: 40%',
    data: 'age,income\n17,low\n34,low\n61,low\n29,high',
    label: 'income',
    says: ['fail', 'the rarest of 2 classes has 1 to 4 rows', 'at least 40 %'],
  },
  schema: ruleSchema<Params>({
    description: 'The rarest class against the most frequent one.',
    bare: 'min',
    shape: { min: share },
    params: ({ min }) => ({ min: min as number }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  asks: (_, { on, label = NO_LABEL }) => ({ data: [categoryCounts(on, label)] }),
  judge: (got, json) => {
    const { on, label } = got.facts;
    if (label === undefined) return [unlabelled(got.facts, {})];
    const among = amongOf(got.facts, label);
    const claim = ({ found }: { found: ValueCounts }): Claim => claimOf(found, paramsAs<Params>(json).min, on, among);
    return [got.claim({ found: categoryCounts(on, label) }, {}, claim)];
  },
  say: ({ claim, demand }, { facts }) => ({
    subject: `classes of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : (claim.detail ?? ''),
    expected: `at least ${shareInWords(paramsAs<Params>(demand.params).min)}`,
  }),
  words: (json) =>
    `the rarest class has at least ${shareInWords(paramsAs<Params>(json).min)} of the rows of the most frequent one`,
};

/** Of very few rows neither the number nor a share that tells it is shown. */
function claimOf({ values, more }: ValueCounts, min: number, on: string, among: Among): Claim {
  const counts = Object.values(values);
  if (more)
    return {
      fact: 'inapplicable',
      reason: `more than ${countText(MOST_VALUES)} labels are not classes`,
      about: {},
    };
  if (counts.length < 2) return { fact: 'fail', reason: 'there is one class only', about: {} };
  const rarest = Math.min(...counts);
  const value = rarest / Math.max(...counts);
  if (!among.shown && rarest < FEWEST_SHOWN) {
    const reason = `the rarest of ${counts.length} classes has 1 to ${FEWEST_SHOWN - 1} rows`;
    return { fact: value >= min ? 'pass' : 'fail', reason, about: {} };
  }
  const n = toldRows(total(counts), among);
  return {
    must: 'min',
    limit: min,
    of: { kind: 'known', value, n, law: { law: 'exact' } },
    estimate: metricId('class-balance', on),
    about: {},
    role: 'overall',
    burden: 'guard',
    detail: `the rarest of ${counts.length} classes has ${percentText(value)} of the rows of the most frequent one`,
  };
}
