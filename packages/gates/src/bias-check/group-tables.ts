// The tables of groups: rows, positives and rates of both models, all rows first.
import { groupsOf, groupText, setText, ungrouped, type GroupSet } from '@modelgate/checks';
import { askId, type GroupRate, type GroupRow, type GroupTable } from '@modelgate/core';
import { interval, shrinkRates } from '@modelgate/stats';
import { shownRates, type BiasEvaluation } from './measure.ts';

/** The tables; empty unless the task is binary, since only decisions between two classes have these rates. */
export function groupTables(evaluation: BiasEvaluation): readonly GroupTable[] {
  const { plan } = evaluation;
  if (plan.task.id !== 'binary') return [];
  return plan.facts.sets.map((set) => ({
    by: setText(set),
    ungrouped: ungrouped(plan.facts, set),
    rows: [
      rowOf(evaluation, set, undefined, plan.facts.rows),
      ...withShrunk(groupsOf(plan.facts, set).map(({ value, rows }) => rowOf(evaluation, set, value, rows))),
    ],
  }));
}

function rowOf(evaluation: BiasEvaluation, set: GroupSet, value: string | undefined, n: number): GroupRow {
  const candidate = ratesOf(evaluation, set, value, 'candidate');
  const positives = candidate['true-positive-rate']?.n;
  const weighted = evaluation.plan.data.subject.weight !== undefined || evaluation.plan.facts.clusters;
  return {
    group: value === undefined ? '' : groupText(value),
    n,
    ...(!weighted && { positives: positives ?? 0 }),
    candidate,
    ...(evaluation.plan.baseline && { baseline: ratesOf(evaluation, set, value, 'baseline') }),
  };
}

function ratesOf(
  { plan, estimates }: BiasEvaluation,
  set: GroupSet,
  value: string | undefined,
  of: 'candidate' | 'baseline',
): Readonly<Record<string, GroupRate>> {
  const rates = shownRates.flatMap((metric) => {
    const estimate =
      estimates[askId({ metric, params: {}, of, ...(value !== undefined && { slice: { name: set.name, value } }) })];
    if (estimate?.kind !== 'known') return [];
    return [
      [metric, { value: estimate.value, interval: interval(estimate, plan.policy.confidence), n: estimate.n }] as const,
    ];
  });
  return Object.fromEntries(rates);
}

/**
 * Adds to each rate its empirical Bayes estimate among the groups that have it. Left out
 * with clusters or weights, where n overstates the information.
 */
function withShrunk(rows: readonly GroupRow[]): readonly GroupRow[] {
  if (rows.some(({ positives }) => positives === undefined)) return rows;
  const shrunk = (of: 'candidate' | 'baseline', metric: string): ReadonlyMap<GroupRow, number> => {
    const known = rows.flatMap((row) => (row[of]?.[metric] ? [{ row, rate: row[of][metric] }] : []));
    const rates = shrinkRates(known.map(({ rate: { value, n } }) => ({ x: value * n, n })))?.rates ?? [];
    return new Map(known.map(({ row }, i) => [row, rates[i]!]));
  };
  return shownRates.reduce<readonly GroupRow[]>((all, metric) => {
    const [candidate, baseline] = [shrunk('candidate', metric), shrunk('baseline', metric)];
    return all.map((row, i) => ({
      ...row,
      candidate: withRate(row.candidate, metric, candidate.get(rows[i]!)),
      ...(row.baseline && { baseline: withRate(row.baseline, metric, baseline.get(rows[i]!)) }),
    }));
  }, rows);
}

function withRate(
  rates: Readonly<Record<string, GroupRate>>,
  metric: string,
  shrunk: number | undefined,
): Readonly<Record<string, GroupRate>> {
  return shrunk === undefined ? rates : { ...rates, [metric]: { ...rates[metric]!, shrunk } };
}
