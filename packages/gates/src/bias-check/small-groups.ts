// Groups too small to prove a limit: they are never dropped, but listed with the number of rows they would need.
import {
  disparity,
  groupInWords,
  groupsOf,
  measuresOf,
  parityDemandOf,
  rowsEachToProve,
  rowsToProve,
  setText,
  type Disparity,
  type Group,
  type GroupSet,
  type Measure,
  type ParityDemand,
} from '@modelgate/checks';
import { askId, countText, type Coverage } from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import type { BiasPlan } from './plan.ts';

type Estimates = Readonly<Record<string, Estimate>>;
type ToProve = Parameters<typeof rowsEachToProve>[1];

interface Limit {
  readonly known: Disparity;
  readonly demand: ParityDemand;
  readonly limit: number;
}

/** A line for each group that is too small, with every limit that it cannot prove; empty when all are large enough. */
export function smallGroups({ facts, demands }: BiasPlan, set: GroupSet, estimates: Estimates): Coverage[] {
  const groups = groupsOf(facts, set);
  const limits = demands.flatMap(({ id, params }): Limit[] => {
    const known = disparity(id);
    const demand = parityDemandOf(params);
    return known && demand.limit !== undefined ? [{ known, demand, limit: demand.limit }] : [];
  });
  const missing = groups.flatMap(({ value }) => {
    const lacks = limits.flatMap(({ known, demand, limit }) =>
      measuresOf(known, facts, demand).flatMap((measure) => {
        const all = estimates[nameOf(measure, set)];
        if (all?.kind !== 'known' || all.law.law !== 'binomial') return [];
        const toProve = { form: known.form, limit, groups: groups.length };
        const lack = lackOf(measure.metric, rowsOf(groups, measure, set, value, estimates), all.value, toProve);
        return lack === undefined ? [] : [`${known.id} ${lack}`];
      }),
    );
    return lacks.length === 0 ? [] : [`${groupInWords(set, value)}: ${lacks.join('; ')}`];
  });
  if (missing.length === 0) return [];
  const what = `groups of ${setText(set)} large enough to prove every limit`;
  return [{ what, evaluated: groups.length - missing.length, expected: groups.length, missing }];
}

interface Rows {
  readonly own: number;
  /** The rows of the largest other group. */
  readonly beside: number;
}

function rowsOf(groups: readonly Group[], measure: Measure, set: GroupSet, value: string, estimates: Estimates): Rows {
  const rows = (group: string): number => {
    const estimate = estimates[nameOf(measure, set, group)];
    return estimate?.kind === 'known' ? estimate.n : 0;
  };
  const others = groups.flatMap((group) => (group.value === value ? [] : [rows(group.value)]));
  return { own: rows(value), beside: Math.max(0, ...others) };
}

/** What a group lacks to prove a limit in a pair with the largest other group; undefined when it lacks nothing. */
function lackOf(metric: Measure['metric'], { own, beside }: Rows, rate: number, toProve: ToProve): string | undefined {
  // In a pair only the smaller group can be the one that is too small.
  if (own > beside) return undefined;
  const needed = rowsToProve(beside, rate, toProve);
  if (needed !== undefined && own >= needed) return undefined;
  const rows = ['selection-rate', 'top-share'].includes(metric.id) ? 'rows' : `rows that count for its ${metric.title}`;
  if (needed !== undefined) return `needs ${countText(needed)} ${rows}, it has ${countText(own)}`;
  const each = rowsEachToProve(rate, toProve);
  return each === undefined
    ? `cannot be proved while the ${metric.title} of all rows is ${rate}`
    : `needs about ${countText(each)} ${rows} in each group, it has ${countText(own)}`;
}

function nameOf({ metric, params }: Measure, { name }: GroupSet, value?: string): string {
  return askId({ metric: metric.id, params, of: 'candidate', ...(value !== undefined && { slice: { name, value } }) });
}
