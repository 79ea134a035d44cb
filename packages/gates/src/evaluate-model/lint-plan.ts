// What `modelgate lint` says of a gate of models: its limits, and the columns that it names and the data lacks.
import {
  alphaOf,
  countText,
  type GateInput,
  type GateLint,
  type LimitLint,
  type Policy,
  type Ports,
} from '@modelgate/core';
import { faultsOf, throwing } from '../faults.ts';
import { namedColumnFaults } from './columns.ts';
import { findData } from './find-inputs.ts';
import type { PlannedData } from './planned-data.ts';
import { lintEvaluation } from './lint.ts';
import { evaluating } from './plan.ts';
import { slicesOf, type Declared } from './slices.ts';

/** What a gate of models adds. */
export interface LintedGate {
  readonly declared: Declared;
  readonly limits: (rows: number) => readonly LimitLint[];
  /** Works that throw what else is wrong with the plan. */
  readonly checked?: (data: PlannedData) => readonly (() => unknown)[];
}

export function lintEvaluate(input: GateInput, ports: Ports): Promise<GateLint> {
  const { policy, plan } = input;
  const limits = (rows: number): readonly LimitLint[] => lintEvaluation(plan, rows, alphaOf(policy.confidence));
  return lintModelGate(input, { declared: evaluating.declared(plan), limits }, ports);
}

export async function lintModelGate(
  { policy, plan }: GateInput,
  { declared, limits: limitsOf, checked }: LintedGate,
  ports: Ports,
): Promise<GateLint> {
  const data = await findData({ policy, plan }, ports);
  const { rows, columns } = data.facts;
  const slices = declared.slices.map(
    (slice) => () => slicesOf({ ...declared, slices: [slice] }, plan, columns, ports.data, data.ref),
  );
  const limits = limitsOf(rows);
  return {
    judged: `${plan.model} on ${plan.data}, ${countText(rows)} rows`,
    notes: [...saysLess(data, limits), ...compared(policy, plan.model, limits)],
    limits,
    faults: await faultsOf([...throwing(namedColumnFaults(data, policy)), ...slices, ...(checked?.(data) ?? [])]),
  };
}

/** A caution for weighted or clustered rows: the numbers of rows that limits need are computed for independent rows of equal weight. */
function saysLess({ subject: { weight, cluster } }: PlannedData, limits: readonly LimitLint[]): readonly string[] {
  const why = [
    ...(cluster === undefined ? [] : [`rows of one ${cluster} are not independent (n counts clusters)`]),
    ...(weight === undefined ? [] : [`${weight} weighs them`]),
  ];
  const counted = limits.some(({ notes, warning }) => notes.length > 0 || warning !== undefined);
  if (why.length === 0 || !counted) return [];
  return [
    `the numbers of rows below are for independent rows of equal weight: here ${why.join(' and ')}, so less can be proved`,
  ];
}

/** Without limits the baseline alone judges; without a baseline no margin is judged, which nobody would see of a run that passes. */
function compared({ models }: Policy, model: string, limits: readonly LimitLint[]): readonly string[] {
  const alone = models[model]?.baseline?.from === 'none';
  const limited = limits.some(({ demand }) => demand.check !== 'model/slice');
  if (!limited)
    return [
      alone
        ? 'no limits, and the policy says baseline: none: everything is measured and nothing judged; give a metric a floor'
        : 'no limits: the task’s default metrics are compared with the baseline',
    ];
  const margins = limits.some(({ demand }) => 'margin' in (demand.params as object));
  return alone && margins ? ['the policy says baseline: none, so that no margin below is judged'] : [];
}
