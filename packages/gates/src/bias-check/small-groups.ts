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
  type GroupSet,
  type Measure,
} from '@modelgate/checks';
import { askId, countText, type Coverage } from '@modelgate/core';
import type { Estimate } from '@modelgate/stats';
import type { BiasPlan } from './plan.ts';

type Estimates = Readonly<Record<string, Estimate>>;

/** A line for each group that is too small, with every limit that it cannot prove; empty when all are large enough. */
export function smallGroups({ facts, demands }: BiasPlan, set: GroupSet, estimates: Estimates): Coverage[] {
  const groups = groupsOf(facts, set);
  const limits = demands.flatMap(({ id, params }) => {
    const known = disparity(id);
    const demand = parityDemandOf(params);
    return known && demand.limit !== undefined ? [{ known, demand, limit: demand.limit }] : [];
  });
  const missing = groups.flatMap(({ value }) => {
    const lacks = limits.flatMap(({ known, demand, limit }) =>
      measuresOf(known, facts, demand).flatMap((measure) => {
        const lack = lackOf(measure, value, known, limit);
        return lack === undefined ? [] : [`${known.id} ${lack}`];
      }),
    );
    return lacks.length === 0 ? [] : [`${groupInWords(set, value)}: ${lacks.join('; ')}`];
  });
  if (missing.length === 0) return [];
  const what = `groups of ${setText(set)} large enough to prove every limit`;
  return [{ what, evaluated: groups.length - missing.length, expected: groups.length, missing }];

  function lackOf(measure: Measure, value: string, { form }: Disparity, limit: number): string | undefined {
    const { metric } = measure;
    const all = estimates[nameOf(measure, set)];
    if (all?.kind !== 'known' || all.law.law !== 'binomial') return undefined;
    const n = (group: string): number => {
      const estimate = estimates[nameOf(measure, set, group)];
      return estimate?.kind === 'known' ? estimate.n : 0;
    };
    const others = groups.flatMap((group) => (group.value === value ? [] : [n(group.value)]));
    const beside = Math.max(0, ...others);
    const own = n(value);
    // In a pair only the smaller group can be the one that is too small.
    if (own > beside) return undefined;
    const toProve = { form, limit, groups: groups.length };
    const needed = rowsToProve(beside, all.value, toProve);
    if (needed !== undefined && own >= needed) return undefined;
    const rows = ['selection-rate', 'top-share'].includes(metric.id)
      ? 'rows'
      : `rows that count for its ${metric.title}`;
    if (needed !== undefined) return `needs ${countText(needed)} ${rows}, it has ${countText(own)}`;
    const each = rowsEachToProve(all.value, toProve);
    return each === undefined
      ? `cannot be proved while the ${metric.title} of all rows is ${all.value}`
      : `needs about ${countText(each)} ${rows} in each group, it has ${countText(own)}`;
  }
}

function nameOf({ metric, params }: Measure, { name }: GroupSet, value?: string): string {
  return askId({ metric: metric.id, params, of: 'candidate', ...(value !== undefined && { slice: { name, value } }) });
}
