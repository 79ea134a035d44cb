// The report of a comparison of groups: tables, gaps, which pairs were proved, and which groups are too small to tell.
import {
  disparities,
  gapText,
  groupsOf,
  groupText,
  setText,
  SMALLEST_GROUP,
  ungrouped,
  type Disparity,
  type GroupSet,
} from '@modelgate/checks';
import { countText, ratioText, type Coverage, type Finding, type MetricRow, type Parts } from '@modelgate/core';
import { interval, type Estimate } from '@modelgate/stats';
import { baseCoverage, intervalsOf, subjectsOf } from '../evaluate-model/report.ts';
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
  const measurements = { ...evaluation.estimates, ...Object.fromEntries(gaps.flatMap(({ named }) => named)) };
  return {
    gate: 'bias-check',
    model: plan.subject.name,
    against: rows.find(({ metric }) => metric === plan.demands[0]?.id)?.change ?? '–',
    subjects: subjectsOf(plan),
    findings,
    rows,
    groups: groupTables(evaluation),
    measurements: withoutControls(measurements),
    intervals: intervalsOf(withoutControls(measurements), policy.confidence),
    families,
    confidence: policy.confidence,
    onInconclusive: policy.onInconclusive,
    coverage: [...coverageOf(plan, evaluation.estimates), ...baseCoverage(unseenData)],
    defaults: plan.defaults,
    notes: notesOf(findings),
    whenPassing: whenPassing(plan, findings),
  };
}

/** Names as people read them: of an intersection 'Female × Black'. */
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
      const [candidate, baseline] = (['candidate', 'baseline'] as const).map((of) =>
        largestGap(disparity, set, plan.facts, of, estimates),
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

/** Groups too small to prove a limit are listed with what would settle them, rows without a value with their number. */
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

function notesOf(findings: readonly Finding[]): string[] {
  const limits = findings.filter(
    ({ rule, leaves }) => rule.startsWith('bias/') && leaves.some(({ claim }) => claim.about['of'] === 'candidate'),
  );
  const rules = [...new Set(limits.map(({ rule }) => rule))];
  const counts = rules.map((rule) => {
    const own = limits.filter((f) => f.rule === rule);
    const proved = own.filter(isProved);
    return `${rule}: proved for ${proved.length} of ${own.length} groups; the others were only not disproved, or could not be compared.`;
  });
  return [
    ...counts,
    'Every pair of groups is tested; the adjustment for their number keeps wrong blocks of a model within every limit below 1 − confidence.',
    `Groups with fewer than ${SMALLEST_GROUP} rows that count, or too few to prove a limit, fail only when the limit is disproved. These figures are evidence about this data, and no statement about any law.`,
  ];
}

/** Every pair of the group had to be proved, and was. */
function isProved({ leaves }: Finding): boolean {
  return leaves.every(({ claim, outcome }) => 'must' in claim && claim.burden === 'prove' && outcome === 'pass');
}

function whenPassing({ facts, demands }: BiasPlan, findings: readonly Finding[]): string {
  const groups = facts.sets.reduce((sum, set) => sum + groupsOf(facts, set).length, 0);
  const proved = findings.filter((f) => f.rule.startsWith('bias/') && isProved(f)).length;
  return `${demands.length} limit${demands.length === 1 ? '' : 's'} between ${groups} groups, ${proved} of ${findings.length} checks proved`;
}
