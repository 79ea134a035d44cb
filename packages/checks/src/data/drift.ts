// Drift: columns whose distribution, or share of missing values, differs from the reference's.
import {
  number,
  oneOf,
  points,
  pointsInWords,
  ratioText,
  text,
  type FactClaim,
  type LimitClaim,
} from '@modelgate/core';
import { z } from 'zod';
import { oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { comparedIn, type DriftParams as Params } from '../data-check/drift-columns.ts';
import { distanceNames } from '../data-check/named-distances.ts';
import { paramsAs } from '../data-check/params.ts';
import { seenWithInterval } from '../data-check/say-interval.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { classifierKey, classifierRule, type ClassifierLimit } from './domain-classifier.ts';
import { predictionRules, predictionsKey, type WrittenModels } from './prediction-drift.ts';

/** The value of the key: its own rule, that of all columns together (`classifier`), and that of predictions. */
type Asked = Params & { readonly classifier?: ClassifierLimit; readonly models?: WrittenModels };

export const drift: DataRule = {
  id: 'data/drift',
  version: 1,
  key: 'drift',
  place: 'table',
  needs: 'reference',
  docs: {
    title: 'drift',
    what: 'No column lies further from the `reference` than `effect`, in standard deviations (0.2 without it). Numbers are compared by Wasserstein’s distance over the reference’s standard deviation; text and truth values by the Jensen–Shannon distance (base 2), whose limit is that of a shift by as many standard deviations. Shares of missing values differ by at most `missing` (1pt). Guarded: it fails only beyond chance, with all columns judged together (step-down max-T, or Holm where that decides the same); the 95 % interval shows when no relevant drift is left. It compares all columns of the reference that hold numbers, text or truth values, or those that `columns` names. Below 200 values on either side the distance is only reported. `also` names further distances to report, such as `[kolmogorov-smirnov, psi, psi-evidently]`. `domain-classifier` compares all of these columns together, `predictions` compares a model’s outputs.',
  },
  example: {
    policy: 'reference: train\ndrift: { columns: [age], effect: 0.2 }',
    data: 'age\n27\n44\n61\n78',
    train: 'age\n16\n32\n48\n64',
    times: 100,
    says: [
      'fail',
      '0.699 sd away, n = 400 (reference 400), 95 % interval 0.536 to 0.846',
      'at most 0.2 sd away from the reference',
    ],
  },
  schema: ruleSchema<Asked>({
    description: 'How far columns may lie from those of the reference.',
    bare: 'effect',
    required: [],
    shape: {
      effect: number({
        min: 0.01,
        max: 10,
        description: 'The largest shift, in standard deviations of the reference.',
      }).meta({ default: 0.2 }),
      missing: points.meta({
        description: 'The largest difference of shares of missing values, in points.',
        default: '1pt',
      }),
      columns: z.union([
        oneOf(['all'], 'All that can be compared.'),
        z.array(text('A column.')).min(1).meta({ description: 'Only these columns.' }),
      ]),
      also: z
        .array(oneOf(distanceNames, 'A distance.'))
        .min(1)
        .meta({ description: 'Distances that are shown beside the deciding one, for comparison with other tools.' }),
      except: z.array(text('A column.')).min(1).meta({ description: 'All columns but these.' }),
      'domain-classifier': classifierKey,
      predictions: predictionsKey,
    },
    params: ({ effect = 0.2, missing = 0.01, columns, except, also, 'domain-classifier': most, predictions }) => ({
      effect: effect as number,
      missing: missing as number,
      ...(Array.isArray(columns) && { columns: columns as readonly string[] }),
      ...(except !== undefined && { except: except as readonly string[] }),
      ...(also !== undefined && { also: also as readonly string[] }),
      ...(most !== undefined && { classifier: most as ClassifierLimit }),
      ...(predictions !== undefined && { models: predictions as WrittenModels }),
    }),
  }),
  rules: (written, at) => {
    const { params, ...judged } = written as Written<Asked>;
    const { classifier, models, ...own } = params;
    return [
      ...oneRule({ ...judged, params: own }, {}),
      ...(classifier === undefined ? [] : [classifierRule({ ...judged, params: own }, classifier)]),
      ...(models === undefined ? [] : predictionRules({ ...judged, params: own }, models, at)),
    ];
  },
  asks: (json, facts) => ({ data: comparedIn(paramsAs(json), facts).flatMap(({ metrics }) => metrics) }),
  judge: (got, json) => {
    const compared = comparedIn(paramsAs(json), got.facts);
    if (compared.length === 0) return [{ fact: 'inapplicable', reason: 'there is no column to compare', about: {} }];
    return compared.flatMap(({ claims }) => claims(got));
  },
  say: (decided, { facts }) => {
    const { claim, demand, interval, outcome } = decided;
    const { column = 'columns', of } = claim.about;
    const params = paramsAs<Params>(demand.params);
    return {
      subject: `${of === undefined ? 'drift' : 'missing values'} of ${column} of ${facts.name}`,
      observed: seenWithInterval(decided, of === undefined ? interval : undefined, ratioText),
      expected: expectedOf(claim, params),
      ...(outcome === 'fail' && {
        remedy: 'see whether the data was made in another way, or the world has changed and the model needs new data',
      }),
    };
  },
  words: (json) => {
    const { effect, missing, columns, except } = paramsAs<Params>(json);
    const which = columns ? columns.join(', ') : `every column${except ? ` but ${except.join(', ')}` : ''}`;
    return `${which}: at most ${effect} sd away from the reference, shares of missing values at most ${pointsInWords(missing)}`;
  },
};

function expectedOf(claim: LimitClaim | FactClaim, { effect, missing }: Params): string {
  if (claim.about['of'] === 'missing') return `at most ${pointsInWords(missing)} away from the reference`;
  const limit = 'fact' in claim || claim.limit === effect ? '' : `${ratioText(claim.limit)}, as by a shift of `;
  return `at most ${limit}${effect} sd away from the reference`;
}
