// What a test set must not share with its training data: one key of the policy, with a check for each kind of leakage.
import type { Severity } from '@modelgate/core';
import type { At, DataCheck, DataRule, Rule } from '../data-check/data-check.ts';
import { leakageSchema, type Asked } from '../data-check/leakage-written.ts';
import type { Written } from '../data-check/written.ts';
import { leakageEarlier } from './leakage-earlier.ts';
import { leakageGroups } from './leakage-groups.ts';
import { leakageNearDuplicates } from './leakage-near-duplicates.ts';
import { leakageRows } from './leakage-rows.ts';
import { leakageTime } from './leakage-time.ts';
import { targetProxy } from './target-proxy.ts';

export const leakage: DataRule = {
  ...leakageRows,
  key: 'leakage',
  place: 'table',
  schema: leakageSchema,
  rules: (written, at) => {
    const { params, ...judged } = written as Written<Asked>;
    return usable(params, at)
      ? [
          ...params.with.flatMap((name) => beside(name, params, judged)),
          ...params.earlier.map((digest) => before(digest, params, judged)),
          ...alone(params, judged),
        ]
      : [];
  },
};

/** The checks that the key asks for, beside its own. */
export const leakageChecks: readonly DataCheck[] = [
  leakageNearDuplicates,
  leakageGroups,
  leakageTime,
  leakageEarlier,
  targetProxy,
];

const BESIDE: ReadonlySet<string> = new Set(['max', 'near-duplicates', 'group', 'time']);

/** Whether the training data is named where it is needed, and is a data set of the policy; reports faults. */
function usable({ with: names, earlier, keys }: Asked, { dataSets, fault }: At): boolean {
  const lone =
    names.length === 0 ? keys.find((key) => BESIDE.has(key) && !(key === 'max' && earlier.length > 0)) : undefined;
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
      message: `${JSON.stringify(name)} is not a data set of the policy`,
      hint,
    });
  return lone === undefined && unknown.length === 0;
}

type Judged = { readonly severity: Severity; readonly optional?: true };

function beside(other: string, asked: Asked, judged: Judged): readonly Rule[] {
  const { max, near, groups, time } = asked;
  const own = { ...judged, joins: [other] };
  const features = { with: other, ignore: ignored(asked) };
  return [
    {
      ...own,
      name: ['rows', other],
      path: [],
      params: { ...features, tolerance: max },
    },
    ...(near
      ? [nearly({ ...own, params: { ...features, tolerance: near.max, similarity: near.similarity } }, other)]
      : []),
    ...groups.map((group): Rule => ({
      ...own,
      check: leakageGroups.id,
      name: ['group', group, other],
      path: ['group'],
      params: { with: other, group },
    })),
    ...(time ? [later({ ...own, params: { with: other, time: time.column, gap: time.gap } }, other)] : []),
  ];
}

/** The columns to ignore, including groups and time, which are not features: with them no row would occur twice. */
function ignored({ ignore, groups, time }: Asked): readonly string[] {
  return [...ignore, ...groups, ...(time ? [time.column] : [])];
}

function before(earlier: string, asked: Asked, judged: Judged): Rule {
  return {
    ...judged,
    check: leakageEarlier.id,
    name: ['earlier', earlier],
    path: ['earlier'],
    params: { earlier, ignore: ignored(asked), tolerance: asked.max },
  };
}

type Own = Judged & Pick<Rule, 'joins' | 'params'>;

function nearly(own: Own, other: string): Rule {
  return {
    ...own,
    check: leakageNearDuplicates.id,
    name: ['near-duplicates', other],
    path: ['near-duplicates'],
  };
}

function later(own: Own, other: string): Rule {
  return { ...own, check: leakageTime.id, name: ['time', other], path: ['time'] };
}

function alone({ proxies, ignore, keys }: Asked, judged: Judged): readonly Rule[] {
  if (!proxies) return [];
  const { fail, warn, columns } = proxies;
  const from = Math.min(fail, warn);
  const params = { ignore, from, asked: keys.includes('target-proxies'), ...(columns && { columns }) };
  const common = { ...judged, check: targetProxy.id, path: ['target-proxies'] };
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
