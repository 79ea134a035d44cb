// How a change alters a data set: the distance of each column from the base branch's. It is shown and never judged; limits belong to `drift`.
import { comparedIn, roughSpread, type ColumnDrift } from '@modelgate/checks';
import {
  countText,
  gotOf,
  isThere,
  kindOf,
  numericKinds,
  ratioText,
  type Claim,
  type DataMetric,
  type DataStates,
  type LimitClaim,
  type MetricRow,
  type Parts,
} from '@modelgate/core';
import { interval } from '@modelgate/stats';
import { onBaseBranch } from '../base-branch/copies.ts';
import type { OpenTable } from './open-data.ts';
import type { ValidationPlan } from './plan.ts';

/** The parts of a report that describe the change. */
export interface Changes extends Pick<Parts, 'measurements' | 'intervals'> {
  readonly rows: readonly MetricRow[];
}

/** What to measure; nothing where the base branch has the same data, or none. */
export function changeMetrics(plan: ValidationPlan): readonly DataMetric[] {
  return comparedWithBase(plan).flatMap(({ metrics }) => metrics);
}

export function changesOf(plan: ValidationPlan, states: DataStates): Changes {
  const got = gotOf(plan.facts, { states });
  const claims = comparedWithBase(plan).flatMap((compared) => compared.claims(got).filter(isKnown));
  const named = claims.map((claim) => [`change/${claim.estimate}`, claim] as const);
  const level = plan.policy.confidence;
  return {
    rows: named.map(([name, claim]) => rowOf(plan, name, claim)),
    measurements: Object.fromEntries(named.map(([name, { of }]) => [name, of])),
    intervals: Object.fromEntries(named.map(([name, { of }]) => [name, interval(of, level)])),
  };
}

type KnownClaim = LimitClaim & { readonly of: { readonly kind: 'known' } };

function isKnown(claim: Claim): claim is KnownClaim {
  return 'must' in claim && claim.of.kind === 'known';
}

/** Columns that both have; added and removed ones are reported elsewhere. */
function comparedWithBase({ facts, tables: all, subject }: ValidationPlan): readonly ColumnDrift[] {
  const [own, base] = [all[subject.name] as OpenTable, all[onBaseBranch(subject.name)]];
  if (!isThere(base) || base.digest === own.digest) return [];
  const shared = base.columns.filter(({ name, type }) => own.columns.some((c) => c.name === name && c.type === type));
  const tables = { ...facts.tables, [facts.base]: { columns: shared, rows: base.rows } };
  // Nothing is judged here, and design effects would read the whole table of many files.
  const { cluster: _, ...independent } = facts;
  return comparedIn({ effect: 0.2, missing: 1 }, { ...independent, tables, reference: facts.base }, roughSpread);
}

function rowOf(plan: ValidationPlan, estimate: string, { about, of }: KnownClaim): MetricRow {
  const { column = '' } = about;
  const missing = about['of'] === 'missing';
  const unit = missing ? 'points' : isNumber(plan, column) ? 'sd' : 'Jensen–Shannon';
  const [value, ...ends] = [of.value, ...interval(of, plan.policy.confidence)].map((x) =>
    ratioText(missing ? 100 * x : x),
  );
  return {
    metric: 'data/change',
    title: missing ? `missing values of ${column}` : column,
    slice: '',
    n: of.n,
    candidate: `n = ${countText(of.n)}`,
    change: `${value} ${unit} (${ends.join(' … ')})`,
    estimates: [estimate],
  };
}

function isNumber({ tables, subject }: ValidationPlan, column: string): boolean {
  const { columns } = tables[subject.name] as OpenTable;
  return columns.some((own) => own.name === column && numericKinds.includes(kindOf(own)));
}
