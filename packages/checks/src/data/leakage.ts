// What a test set must not share with its training data: one key of the policy, a check for each way in which data leaks.
import { duration, number, text, tolerance, type Severity, type Tolerance } from '@modelgate/core';
import { z } from 'zod';
import type { At, DataCheck, DataRule, Rule } from '../data-check/data-check.ts';
import { columnsKey } from '../data-check/table-columns.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';
import { leakageGroups } from './leakage-groups.ts';
import { leakageNearDuplicates } from './leakage-near-duplicates.ts';
import { leakageRows } from './leakage-rows.ts';
import { leakageTime } from './leakage-time.ts';
import { targetProxy } from './target-proxy.ts';

/** What was written, with what it means where nothing was. */
type Asked = {
  readonly with: readonly string[];
  readonly max: Tolerance;
  readonly ignore: readonly string[];
  readonly near: { readonly max: Tolerance; readonly similarity: number } | false;
  readonly groups: readonly string[];
  readonly time: { readonly column: string; readonly gap: number } | false;
  readonly proxies: Proxies | false;
  /** Keys that were written. */
  readonly keys: readonly string[];
};

type Proxies = { readonly fail: number; readonly warn: number; readonly columns?: readonly string[] };

/** Real test sets have some: 26 of Adult's 16,281 rows occur in its training set. */
const USUAL_SHARE: Tolerance = { is: 'share', max: 0.005 };
const USUAL_SIMILARITY = 0.9;
const USUAL_PROXIES: Proxies = { fail: 0.99, warn: 0.95 };

const dataSet = text('A data set of the policy.');
const column = text('A column.');
const area = (description: string) => number({ min: 0.5, max: 1, description });

const shape = {
  with: z
    .union([dataSet, z.array(dataSet).min(1)])
    .meta({ description: 'The training data, or several: earlier training sets that may hold rows of this one too.' }),
  max: tolerance('How many rows may occur in the training data; 0.5% where nothing is said.'),
  ignore: z.array(column).meta({ description: 'Columns that are no features: row numbers, names of splits.' }),
  'near-duplicates': z
    .union([
      z.boolean(),
      z.strictObject({
        max: tolerance('How many rows may nearly occur there; as many as may occur where nothing is said.').optional(),
        similarity: number({
          min: 0.5,
          max: 1,
          description: 'The least Jaccard similarity of near duplicates; 0.9.',
        }).optional(),
      }),
    ])
    .meta({ description: 'Rows and texts that nearly occur in the training data; false leaves them out.' }),
  group: z
    .union([column, z.array(column).min(1)])
    .meta({ description: 'A column, or several, whose values may not occur on both sides: a patient, a household.' }),
  time: z
    .union([column, z.strictObject({ column, gap: duration('How much later at least.').optional() })])
    .meta({ description: 'A column of times: every row is later than all of the training data.' }),
  'target-proxies': z
    .union([
      z.boolean(),
      z.strictObject({
        fail: area('A feature that alone tells the label so well fails; 0.99.').optional(),
        warn: area('One that tells it so well is warned of; 0.95.').optional(),
        columns: columnsKey.optional(),
      }),
    ])
    .meta({ description: 'Features that alone tell the label; false leaves them out.' }),
};

type Keys = {
  readonly with?: string | readonly string[];
  readonly max?: Tolerance;
  readonly ignore?: readonly string[];
  readonly 'near-duplicates'?: boolean | { readonly max?: Tolerance; readonly similarity?: number };
  readonly group?: string | readonly string[];
  readonly time?: string | { readonly column: string; readonly gap?: number };
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
    time: time !== undefined && { gap: 0, ...(typeof time === 'string' ? { column: time } : time) },
    proxies: proxies !== false && { ...USUAL_PROXIES, ...(proxies === true ? {} : proxies) },
    keys: Object.keys(written),
  };
}

function listOf(written: string | readonly string[] = []): readonly string[] {
  return typeof written === 'string' ? [written] : written;
}

export const leakage: DataRule = {
  ...leakageRows,
  key: 'leakage',
  place: 'table',
  schema: ruleSchema<Asked>({
    description: 'What the data must not share with the training data.',
    bare: 'with',
    shape,
    required: [],
    params: asked,
  }),
  rules: (written, at) => {
    const { params, ...judged } = written as Written<Asked>;
    return usable(params, at)
      ? [...params.with.flatMap((name) => beside(name, params, judged)), ...alone(params, judged)]
      : [];
  },
};

/** The checks that the key asks for, beside its own. */
export const leakageChecks: readonly DataCheck[] = [leakageNearDuplicates, leakageGroups, leakageTime, targetProxy];

const BESIDE: ReadonlySet<string> = new Set(['max', 'near-duplicates', 'group', 'time']);

/** Whether the training data is named where it is needed, and is data of the policy. */
function usable({ with: names, keys }: Asked, { dataSets, fault }: At): boolean {
  const lone = names.length === 0 ? keys.find((key) => BESIDE.has(key)) : undefined;
  const hint = `data sets: ${dataSets.join(', ')}`;
  if (lone !== undefined)
    fault({
      path: [],
      code: 'policy/missing-key',
      message: `${lone} needs the training data: with`,
      hint: `write with: <data set>; ${hint}`,
    });
  const unknown = names.filter((name) => !dataSets.includes(name));
  for (const name of unknown)
    fault({
      path: ['with'],
      code: 'policy/unknown-data',
      message: `${JSON.stringify(name)} is no data set of the policy`,
      hint,
    });
  return lone === undefined && unknown.length === 0;
}

type Judged = { readonly severity: Severity; readonly optional?: true };

function beside(other: string, { max, ignore, near, groups, time }: Asked, judged: Judged): readonly Rule[] {
  const own = { ...judged, joins: [other] };
  // A group or a time is no feature: no row would occur twice.
  const features = { with: other, ignore: [...ignore, ...groups, ...(time ? [time.column] : [])] };
  const rows: Rule = {
    ...own,
    name: ['rows', other],
    path: [],
    params: { ...features, tolerance: max },
    looser: { 'tolerance.max': 'higher' },
  };
  const nearly: Rule[] = near
    ? [
        {
          ...own,
          check: leakageNearDuplicates.id,
          name: ['near-duplicates', other],
          path: ['near-duplicates'],
          params: { ...features, tolerance: near.max, similarity: near.similarity },
          looser: { 'tolerance.max': 'higher', similarity: 'higher' },
        },
      ]
    : [];
  const shared = groups.map((column): Rule => ({
    ...own,
    check: leakageGroups.id,
    name: ['group', column, other],
    path: ['group'],
    params: { with: other, group: column },
    looser: {},
  }));
  const later: Rule[] = time
    ? [
        {
          ...own,
          check: leakageTime.id,
          name: ['time', other],
          path: ['time'],
          params: { with: other, time: time.column, gap: time.gap },
          looser: { gap: 'lower' },
        },
      ]
    : [];
  return [rows, ...nearly, ...shared, ...later];
}

function alone({ proxies, ignore, keys }: Asked, judged: Judged): readonly Rule[] {
  if (!proxies) return [];
  const { fail, warn, columns } = proxies;
  const params = { ignore, asked: keys.includes('target-proxies'), ...(columns && { columns }) };
  const common = { ...judged, check: targetProxy.id, path: ['target-proxies'], looser: { below: 'higher' } as const };
  return [
    { ...common, name: ['target-proxies', 'fail'], params: { ...params, limit: 'fail', below: fail } },
    {
      ...common,
      name: ['target-proxies', 'warn'],
      params: { ...params, limit: 'warn', below: warn, fails: fail },
      severity: 'warn',
    },
  ];
}
