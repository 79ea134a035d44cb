// Rows that are equal in everything but the label.
import { text, tolerance, toleranceInWords, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import { NO_LABEL, unlabelled } from '../data-check/no-label.ts';
import { counted, countRule, oneRule } from '../data-check/count-rule.ts';
import type { DataRule } from '../data-check/data-check.ts';
import { featuresOf } from '../data-check/features.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { conflictingLabels as conflicting } from '../data-metric/conflicting-labels.ts';

type Params = { readonly tolerance: Tolerance; readonly ignore: readonly string[] };

const rule = countRule<Params>({
  key: 'conflicting-labels',
  place: 'table',
  title: 'conflicting labels',
  what: 'At most this many rows have a twin that is alike in every feature and has another label. Warns unless it says `severity: block`: real data has some. The id is not a feature; `ignore` leaves out further columns.',
  example: {
    policy: 'conflicting-labels: { max: 0, severity: block }',
    data: 'age,sex,income\n17,F,low\n17,F,high\n34,M,low\n34,M,low',
    label: 'income',
    says: ['fail', '1 to 4 of 4 rows have a twin with another label', 'one label for rows that are alike'],
  },
  schema: ruleSchema<Params>({
    description: 'Equal rows with different labels.',
    bare: 'max',
    severity: 'warn',
    shape: {
      max: tolerance('How many rows may have a twin with another label.'),
      ignore: z.array(text('A column.')).meta({ description: 'Columns that are not features.' }),
    },
    params: ({ max, ignore }) => ({
      tolerance: max as Tolerance,
      ignore: (ignore as readonly string[] | undefined) ?? [],
    }),
  }),
  rules: (written) => oneRule(written as Written<Params>, {}),
  tolerance: (params) => params.tolerance,
  counts: ({ ignore }, facts) => [
    {
      about: {},
      ...counted(conflicting(facts.on, featuresOf(facts, ignore), facts.label ?? NO_LABEL)),
      role: 'overall',
      shown: facts.showsValues(''),
    },
  ],
  noun: ['row', 'rows'],
  are: 'have a twin with another label',
  subject: () => 'labels',
  wanted: ({ tolerance: tolerated }) =>
    tolerated.max === 0
      ? 'one label for rows that are alike'
      : `one label for rows that are alike, but for ${toleranceInWords(tolerated)}`,
});

export const conflictingLabels: DataRule = {
  ...rule,
  judge: (got, json) => (got.facts.label === undefined ? [unlabelled(got.facts, {})] : rule.judge(got, json)),
};
