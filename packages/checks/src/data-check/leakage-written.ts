// How leakage is written in a policy, and its defaults.
import { duration, number, text, tolerance, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import { columnsKey } from './table-columns.ts';
import { ruleSchema, type Written } from './written.ts';

/** The written value, with defaults filled in. */
export type Asked = {
  readonly with: readonly string[];
  readonly max: Tolerance;
  readonly ignore: readonly string[];
  readonly near: { readonly max: Tolerance; readonly similarity: number } | false;
  readonly groups: readonly string[];
  readonly time: { readonly column: string; readonly gap: number } | false;
  /** Digests of training sets that earlier runs judged. */
  readonly earlier: readonly string[];
  readonly proxies: Proxies | false;
  /** Keys that were written. */
  readonly keys: readonly string[];
};

type Proxies = { readonly fail: number; readonly warn: number; readonly columns?: readonly string[] };

/** Default tolerance, since real test sets share some rows: 26 of Adult's 16,281 occur in its training set. */
const USUAL_SHARE: Tolerance = { is: 'share', max: 0.005 };
const USUAL_SIMILARITY = 0.9;
const USUAL_PROXIES: Proxies = { fail: 0.99, warn: 0.95 };

const dataSet = text('A data set of the policy.');
const oneColumn = text('A column.');
const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'a digest as reports show it: sha256: and 64 hexadecimal digits')
  .meta({ description: 'The digest of a training set, as the report of the run that judged it shows it.' });
const area = (description: string) => number({ min: 0.5, max: 1, description });

const shape = {
  with: z
    .union([dataSet, z.array(dataSet).min(1)])
    .meta({ description: 'The training data, or several: earlier training sets that may hold rows of this one too.' }),
  max: tolerance('How many rows may occur in the training data; 0.5% by default.'),
  ignore: z.array(oneColumn).meta({ description: 'Columns that are not features: row numbers, names of splits.' }),
  'near-duplicates': z
    .union([
      z.boolean(),
      z.strictObject({
        max: tolerance('How many rows may nearly occur there; by default as many as may occur.').optional(),
        similarity: number({
          min: 0.5,
          max: 1,
          description: 'The least Jaccard similarity of near duplicates; 0.9.',
        }).optional(),
      }),
    ])
    .meta({ description: 'Rows and texts that nearly occur in the training data; false leaves them out.' }),
  group: z
    .union([oneColumn, z.array(oneColumn).min(1)])
    .meta({ description: 'A column, or several, whose values may not occur on both sides: a patient, a household.' }),
  time: z
    .union([oneColumn, z.strictObject({ column: oneColumn, gap: duration('How much later at least.').optional() })])
    .meta({ description: 'A column of times: every row is later than all of the training data.' }),
  earlier: z.union([digest, z.array(digest).min(1)]).meta({
    description:
      'Training sets that earlier runs judged, by their digests: their rows are known by what was kept of them, under the key MODELGATE_ROW_KEY.',
  }),
  'target-proxies': z
    .union([
      z.boolean(),
      z.strictObject({
        fail: area('A feature that alone predicts the label this well fails; 0.99.').optional(),
        warn: area('A feature that alone predicts it this well gets a warning; 0.95.').optional(),
        columns: columnsKey.optional(),
      }),
    ])
    .meta({ description: 'Features that alone predict the label; false leaves them out.' }),
};

type Keys = {
  readonly with?: string | readonly string[];
  readonly max?: Tolerance;
  readonly ignore?: readonly string[];
  readonly 'near-duplicates'?: boolean | { readonly max?: Tolerance; readonly similarity?: number };
  readonly group?: string | readonly string[];
  readonly time?: string | { readonly column: string; readonly gap?: number };
  readonly earlier?: string | readonly string[];
  readonly 'target-proxies'?:
    | boolean
    | { readonly fail?: number; readonly warn?: number; readonly columns?: readonly string[] };
};

function asked(written: Keys): Asked {
  const {
    max = USUAL_SHARE,
    ignore = [],
    time,
    'near-duplicates': near = true,
    'target-proxies': proxies = true,
  } = written;
  return {
    with: listOf(written.with),
    max,
    ignore,
    near: near !== false && { max, similarity: USUAL_SIMILARITY, ...(near === true ? {} : near) },
    groups: listOf(written.group),
    earlier: listOf(written.earlier),
    time: time !== undefined && { gap: 0, ...(typeof time === 'string' ? { column: time } : time) },
    proxies: proxies !== false && { ...USUAL_PROXIES, ...(proxies === true ? {} : proxies) },
    keys: Object.keys(written),
  };
}

function listOf(written: string | readonly string[] = []): readonly string[] {
  return typeof written === 'string' ? [written] : [...new Set(written)];
}

export const leakageSchema: z.ZodType<Written<Asked>> = ruleSchema<Asked>({
  description: 'What the data must not share with the training data.',
  bare: 'with',
  shape,
  required: [],
  params: asked,
});
