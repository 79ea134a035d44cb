// The report of a comparison of groups: tables, gaps, which pairs were proved, and which groups are too small to decide.
import {
  disparities,
  gapText,
  groupsOf,
  groupText,
  parityDemandOf,
  setText,
  SMALLEST_GROUP,
  ungrouped,
  type Disparity,
  type GroupSet,
} from '@modelgate/checks';
import {
  alphaOf,
  countText,
  plural,
  ratioText,
  relativeText,
  type Coverage,
  type Finding,
  type MetricRow,
  type Parts,
} from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';
import { clusterNote, thresholdNotes } from '../evaluate-model/notes.ts';
import { againstBaseline, baseCoverage, subjectsOf } from '../evaluate-model/report.ts';
import { intervalsOf } from '../intervals.ts';
import { largestGap, type Gap } from './gaps.ts';
import { groupTables } from './group-tables.ts';
import type { BiasEvaluation } from './measure.ts';
import type { BiasPlan } from './plan.ts';
import { smallGroups } from './small-groups.ts';

export function biasParts(
  evaluation: BiasEvaluation,
  findings: readonly Finding[],
  families: Parts['families'],
  unseenData?: string,
): Parts {
  const { plan } = evaluation;
  const { policy } = plan;
  const gaps = gapsOf(evaluation);
  const rows = gaps.map((gap) => rowOf(gap, plan));
  const named = Object.fromEntries(gaps.flatMap((gap) => gap.named));
  const measurements = withoutControls({ ...evaluation.estimates, ...named });
  return {
    gate: 'bias-check',
    model: plan.subject.name,
    against: againstBaseline(plan.demands[0], rows),
    subjects: [...subjectsOf(plan), ...plan.joined.subjects],
    findings,
    rows,
    groups: groupTables(evaluation),
    measurements,
    intervals: intervalsOf(measurements, policy.confidence),
    families,
    confidence: policy.confidence,
    onInconclusive: policy.onInconclusive,
    coverage: [...coverageOf(plan, evaluation.estimates), ...baseCoverage(unseenData)],
    defaults: plan.defaults,
    notes: notesOf(evaluation, findings),
    whenPassing: whenPassing(plan, findings),
  };
}

/** Estimates under readable names: 'Female × Black' for an intersection. */
function withoutControls(estimates: Readonly<Record<string, Estimate>>): Readonly<Record<string, Estimate>> {
  return Object.fromEntries(Object.entries(estimates).map(([name, estimate]) => [groupText(name), estimate]));
}

interface RowOfGaps {
  readonly disparity: Disparity;
  readonly set: GroupSet;
  readonly candidate: Gap;
  readonly baseline?: Gap;
  readonly named: readonly (readonly [name: string, estimate: Estimate])[];
}

function gapsOf({ plan, estimates }: BiasEvaluation): readonly RowOfGaps[] {
  return plan.facts.sets.flatMap((set) =>
    disparities.flatMap((disparity): RowOfGaps[] => {
      const demand = parityDemandOf(plan.demands.find(({ id }) => id === disparity.id)?.params ?? {});
      const [candidate, baseline] = (['candidate', 'baseline'] as const).map((of) =>
        largestGap(disparity, set, plan.facts, of, estimates, demand),
      );
      if (!candidate) return [];
      const name = (of: string): string => `${disparity.id}/${of}/${setText(set)}`;
      const named = [
        [name('candidate'), candidate.estimate] as const,
        ...(baseline ? [[name('baseline'), baseline.estimate] as const] : []),
      ];
      return [{ disparity, set, candidate, ...(baseline && { baseline }), named }];
    }),
  );
}

function rowOf({ disparity, set, candidate, baseline, named }: RowOfGaps, { policy }: BiasPlan): MetricRow {
  const text = disparity.form === 'ratio' ? ratioText : (x: number): string => gapText(disparity)(x).replace('+', '');
  const words = ({ estimate, low, high }: Gap): string => {
    const [from, to] = interval(estimate, policy.confidence).map((x) => text(x).replace(/ pt$/, ''));
    return `${text(estimate.value)} (${from} – ${to}), ${groupText(low)} and ${groupText(high)}`;
  };
  const widened = baseline && candidate.estimate.value - baseline.estimate.value;
  return {
    metric: disparity.id,
    title: disparity.title,
    slice: `by ${setText(set)}`,
    n: candidate.estimate.n,
    candidate: words(candidate),
    ...(baseline && { baseline: words(baseline) }),
    ...(widened !== undefined && {
      change:
        disparity.form === 'ratio'
          ? `${widened < 0 ? '−' : '+'}${ratioText(Math.abs(widened))}`
          : gapText(disparity)(widened),
    }),
    estimates: named.map(([name]) => name),
  };
}

/** Lists the groups that are too small to prove a limit, with the rows they would need, and counts the rows without a value. */
function coverageOf(plan: BiasPlan, estimates: Readonly<Record<string, Estimate>>): Coverage[] {
  const { facts } = plan;
  return [
    { what: 'rows', evaluated: facts.rows, expected: facts.rows, missing: [] },
    ...facts.sets.flatMap((set) => [...smallGroups(plan, set, estimates), ...withoutValue(plan, set)]),
  ];
}

function withoutValue({ facts }: BiasPlan, set: GroupSet): Coverage[] {
  const rows = ungrouped(facts, set);
  if (rows === 0) return [];
  return [
    {
      what: `rows with a value of ${setText(set)}`,
      evaluated: facts.rows - rows,
      expected: facts.rows,
      missing: [`${countText(rows)} rows have none and belong to no group`],
    },
  ];
}

function notesOf({ plan, estimates }: BiasEvaluation, findings: readonly Finding[]): string[] {
  const { policy, data } = plan;
  const limits = findings.filter(
    ({ rule, leaves }) => rule.startsWith('bias/') && leaves.some(({ claim }) => claim.about['of'] === 'candidate'),
  );
  const rules = [...new Set(limits.map(({ rule }) => rule))];
  const alpha = relativeText(alphaOf(policy.confidence)).slice(1);
  const { cluster } = data.subject;
  return [
    ...thresholdNotes(plan),
    ...(cluster === undefined ? [] : [clusterNote(cluster, estimates)]),
    ...rules.map((rule) =>
      provedNote(
        rule,
        limits.filter((f) => f.rule === rule),
      ),
    ),
    `A model that keeps every limit between its groups is blocked by this gate at most ${alpha} of the time, however many pairs of groups there are; one that violates a limit between two groups whose pair was to be proved passes at most ${alpha} of the time.`,
    `Pairs of groups too small to prove a limit fail only when it is disproved; below ${SMALLEST_GROUP} rows that count nothing is proved. These figures are evidence about this data, and no statement about any law.`,
  ];
}

/** 'bias/impact-ratio: proved for 2 of 4 groups; 1 fails; 1 not disproved, too small to prove it.' */
function provedNote(rule: string, findings: readonly Finding[]): string {
  const proved = findings.filter(isProved).length;
  const count = (outcome: Finding['outcome']): number => findings.filter((f) => f.outcome === outcome).length;
  const others: readonly (readonly [number, string])[] = [
    [count('fail'), 'disproved'],
    [count('inconclusive'), 'inconclusive'],
    [count('pass') - proved, 'not disproved, some pair being too small to prove it'],
    [count('inapplicable') + count('unknown'), 'not comparable'],
  ];
  const rest = others.flatMap(([n, words]) => (n > 0 ? [`; ${n} ${words}`] : []));
  return `${rule}: proved for ${proved} of ${findings.length} groups${rest.join('')}.`;
}

/** Whether every pair of the group had to be proved and was. */
function isProved({ leaves }: Finding): boolean {
  return leaves.every(isProvedPair);
}

function isProvedPair({ claim, outcome }: Finding['leaves'][number]): boolean {
  return 'must' in claim && claim.burden === 'prove' && outcome === 'pass';
}

function whenPassing({ facts, demands }: BiasPlan, findings: readonly Finding[]): string {
  const groups = facts.sets.reduce((sum, set) => sum + groupsOf(facts, set).length, 0);
  const pairs = findings.flatMap(({ rule, leaves }) => (rule.startsWith('bias/') ? leaves : []));
  const proved = pairs.filter(isProvedPair).length;
  return `${plural(demands.length, 'limit')} between ${groups} groups, ${proved} of ${countText(pairs.length)} comparisons proved`;
}
