// The report of a validation: subjects, rows, coverage and notes around the findings.
import {
  columnsInFolders,
  countText,
  plural,
  isThere,
  withoutRowNumbers,
  type Coverage,
  type Finding,
  type MetricRow,
  type Parts,
  type Subject,
} from '@modelgate/core';
import { interval } from '@modelgate/stats';
import type { Changes } from './changes.ts';
import { onBaseBranch } from '../base-branch/copies.ts';
import { dataSeen } from '../data-seen.ts';
import { policySubject } from '../policy-subject.ts';
import { trackedBy } from '../tracked-by.ts';
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

type Claims = Extract<Finding['leaves'][number]['claim'], { readonly must: string }>;

function limitsOf(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly claim: Claims }[] {
  return findings
    .filter(({ rule }) => rule.startsWith('data/'))
    .flatMap((finding) => finding.leaves.flatMap(({ claim }) => ('must' in claim ? [{ finding, claim }] : [])));
}

function estimatesOf(findings: readonly Finding[]): Parts['measurements'] {
  return Object.fromEntries(limitsOf(findings).map(({ claim }) => [claim.estimate, claim.of]));
}

function intervalsOf(estimates: Parts['measurements'], level: number): Parts['intervals'] {
  const ends = Object.entries(estimates).flatMap(([name, of]) =>
    of.kind === 'known' ? [[name, interval(of, level)] as const] : [],
  );
  return Object.fromEntries(ends.filter(([, [low, high]]) => Number.isFinite(low) && Number.isFinite(high)));
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

/**
 * 'rows +312, no column changed', 'as many rows, columns changed: +zip, −age,
 * income is DOUBLE'; '–' where there is nothing to compare with.
 */
function againstBase({ tables, subject }: ValidationPlan, own: OpenTable): string {
  const base = tables[onBaseBranch(subject.name)];
  if (!isThere(base)) return '–';
  if (base.digest === own.digest) return 'no change';
  const by = own.rows - base.rows;
  const rows = by === 0 ? 'as many rows' : `rows ${by > 0 ? '+' : ''}${countText(by)}`;
  const changed = changedColumns(own, base);
  const more = changed.length > SOME_COLUMNS ? ` and ${countText(changed.length - SOME_COLUMNS)} more` : '';
  const columns =
    changed.length === 0 ? 'no column changed' : `columns changed: ${changed.slice(0, SOME_COLUMNS).join(', ')}${more}`;
  return `${rows}, ${columns}`;
}

/** How many changed columns are named; further ones are counted. */
const SOME_COLUMNS = 5;

function changedColumns(own: OpenTable, base: OpenTable): readonly string[] {
  const before = new Map(base.columns.map(({ name, type }) => [name, type]));
  const now = new Set(own.columns.map(({ name }) => name));
  return [
    ...own.columns.flatMap(({ name, type }) => {
      if (!before.has(name)) return [`+${name}`];
      return before.get(name) === type ? [] : [`${name} is ${type}`];
    }),
    ...base.columns.filter(({ name }) => !now.has(name)).map(({ name }) => `−${name}`),
  ];
}

function coverageOf(plan: ValidationPlan, own: OpenTable): Coverage[] {
  const { settings, absent, facts, tables, subject } = plan;
  const base = tables[onBaseBranch(subject.name)]!;
  const columns = own.columns.length;
  const lacking = [
    ...absent.map((name) => `column ${name} is not there, and the policy says required: false`),
    ...columnsInFolders(own.ref)
      .filter((name) => !own.columns.some((c) => c.name === name))
      .map((name) => `${name} is in the names of folders only (${name}=…), which are not read`),
  ];
  return [
    { what: 'rows', evaluated: own.rows, expected: own.rows, missing: [] },
    ...contractCoverage(plan),
    { what: 'columns', evaluated: columns, expected: columns + lacking.length, missing: lacking },
    {
      what: 'data on the base branch',
      evaluated: Number(isThere(base)),
      expected: 1,
      missing: isThere(base) ? [] : ['unknown' in base ? base.unknown : base.none],
    },
    ...(settings.reference === undefined
      ? []
      : [
          { what: 'reference', evaluated: Number(isThere(facts.tables[settings.reference])), expected: 1, missing: [] },
        ]),
  ];
}

/** Coverage of the contract's rules; those that are not evaluated are named. */
function contractCoverage({ settings, demands }: ValidationPlan): Coverage[] {
  if (settings.contract === undefined) return [];
  const missing = settings['not-evaluated'] ?? [];
  const evaluated = demands.filter(({ facets }) => facets?.['by'] === 'contract').length;
  return [{ what: 'rules of the contract', evaluated, expected: evaluated + missing.length, missing }];
}
