// The report of a validation: subjects, rows, coverage and notes around the findings.
import {
  countText,
  plural,
  isThere,
  withoutRowNumbers,
  type Finding,
  type MetricRow,
  type Parts,
  type Subject,
} from '@modelgate/core';
import { onBaseBranch } from '../base-branch/copies.ts';
import { dataSeen } from '../data-seen.ts';
import { intervalsOf } from '../intervals.ts';
import { policySubject } from '../policy-subject.ts';
import { trackedBy } from '../tracked-by.ts';
import { againstBase } from './against-base.ts';
import type { Changes } from './changes.ts';
import { coverageOf } from './coverage.ts';
import { driftCoverage } from './drift-coverage.ts';
import type { OpenTable } from './open-data.ts';
import type { ValidationPlan } from './plan.ts';

export function reportParts(
  plan: ValidationPlan,
  findings: readonly Finding[],
  families: Parts['families'],
  changes: Changes,
  reading: readonly string[],
): Parts {
  const { policy, subject } = plan;
  const own = plan.tables[subject.name] as OpenTable;
  const estimates = estimatesOf(findings);
  return {
    gate: 'validate-data',
    model: '',
    data: subject.name,
    against: againstBase(plan, own),
    explaining: ['data/columns'],
    whenPassing: `${plural(findings.length, 'check')} on ${countText(own.rows)} rows`,
    subjects: subjectsOf(plan),
    findings,
    rows: [...rowsOf(findings), ...changes.rows],
    measurements: { ...estimates, ...changes.measurements },
    intervals: { ...intervalsOf(estimates, policy.confidence), ...changes.intervals },
    families,
    confidence: policy.confidence,
    onInconclusive: policy.onInconclusive,
    coverage: [...coverageOf(plan, own), ...driftCoverage(findings)],
    defaults: policy.defaults,
    notes: [
      ...reading,
      ...rowNumbersIn(own),
      ...(plan.settings.contract === undefined
        ? []
        : [`The contract ${plan.settings.contract} is judged beside the policy’s own rules.`]),
      'Whole-table facts have no sampling error: they are compared exactly, and belong to no family of tests.',
      'Values of rows, and counts of 1 to 4 rows, are not shown unless the policy says show-values: true.',
    ],
  };
}

function rowNumbersIn({ columns }: OpenTable): readonly string[] {
  const names = columns.map(({ name }) => name);
  const features = new Set(withoutRowNumbers(names));
  return names
    .filter((name) => !features.has(name))
    .map(
      (name) =>
        `${name} is taken for row numbers that pandas wrote: no feature, and not compared in duplicates and drift.`,
    );
}

type Limited = Extract<Finding['leaves'][number]['claim'], { readonly must: string }>;

function limitsOf(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly claim: Limited }[] {
  return findings
    .filter(({ rule }) => rule.startsWith('data/'))
    .flatMap((finding) => finding.leaves.flatMap(({ claim }) => ('must' in claim ? [{ finding, claim }] : [])));
}

function estimatesOf(findings: readonly Finding[]): Parts['measurements'] {
  return Object.fromEntries(limitsOf(findings).map(({ claim }) => [claim.estimate, claim.of]));
}

/** One row for each figure that was compared with a limit. */
function rowsOf(findings: readonly Finding[]): MetricRow[] {
  return limitsOf(findings).map(({ finding: { rule, message }, claim }) => ({
    metric: rule,
    title: message.subject,
    slice: '',
    n: claim.of.n,
    candidate: message.observed,
    ...(message.change !== undefined && { baseline: message.change }),
    estimates: [claim.estimate],
  }));
}

function subjectsOf(plan: ValidationPlan): Subject[] {
  const { policy, subject, tables, models } = plan;
  const isNamed = (role: string): boolean => role in policy.data || role === onBaseBranch(subject.name);
  const data = Object.entries(tables).flatMap(([role, table]): Subject[] => {
    if (!isThere(table) || !isNamed(role)) return [];
    const path = policy.data[role]?.path ?? table.ref.path ?? '';
    const tracked = table.pointer && trackedBy(table.pointer);
    return [{ kind: 'data', name: role, path, ...dataSeen(table, table.ref), ...tracked }];
  });
  const judgedFirst = data.toSorted((a, b) => Number(b.name === subject.name) - Number(a.name === subject.name));
  return [...judgedFirst, ...models, policySubject(policy)];
}
