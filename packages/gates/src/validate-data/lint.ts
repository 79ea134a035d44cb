// What `modelgate lint` says of validate-data: each rule in words, and the columns and SQL that cannot be evaluated on the data at hand.
// Facts about whole tables have no sampling error, so that no number of rows is needed.
import { dataChecks, EVERY, labelWanted, NO_LABEL, type DataCheck, type ValidationFacts } from '@modelgate/checks';
import {
  countText,
  describeError,
  isThere,
  lacking,
  refusals,
  type DataMetric,
  type Demand,
  type GateInput,
  type GateLint,
  type Lack,
  type LimitLint,
  type Ports,
  type RunProblem,
} from '@modelgate/core';
import { absentRoles } from '../evaluate-model/columns.ts';
import { onBaseBranch } from '../base-branch/copies.ts';
import type { ValidateSettings } from './demands.ts';
import { openData } from './open-data.ts';
import { columnOf, factsOf, rolesBeside, type ValidationPlan } from './plan.ts';

type Tables = ValidationPlan['tables'];

export async function lintValidate({ policy, plan }: GateInput, ports: Ports): Promise<GateLint> {
  const subject = policy.data[plan.data]!;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  const settings = plan.settings as ValidateSettings;
  const open = openData(ports);
  const table = await open({ policy, subject });
  const others = rolesBeside(plan).map(async (role) => [role, await open({ policy, subject: policy.data[role]! })]);
  const tables: Tables = {
    ...Object.fromEntries(await Promise.all(others)),
    [subject.name]: table,
    [onBaseBranch(subject.name)]: { unknown: 'lint does not look at the base branch' },
  };
  const facts = factsOf(subject, settings, tables, ports);
  const absent = new Set(settings.optional.filter((name) => !table.columns.some((column) => column.name === name)));
  const judged = plan.demands.filter(({ params }) => !absent.has(columnOf(params) ?? ''));
  const roles = absentRoles({ subject, facts: table, ref: table.ref }, policy);
  const found = new Map<Demand, readonly RunProblem[]>();
  for (const demand of listLast(judged)) found.set(demand, await faultsIn(demand, { facts, tables, roles, ports }));
  return {
    judged: `${plan.data}, ${countText(table.rows)} rows`,
    notes: [
      ...(plan.demands.length === 0 ? ['no rules: a gate that judges nothing never passes'] : []),
      ...roles.map(
        ({ column }) => `${lacking(subject.name, table, [{ column }])!.unknown} (rules that read it are unknown)`,
      ),
    ],
    limits: plan.demands.map((demand) => inWords(demand, found.get(demand) ?? [])),
    faults: once([...found].flatMap(([demand, faults]) => (demand.optional ? [] : faults))),
  };
}

/** The list of all columns comes last: a column that is not there is better told at its own rule. */
function listLast(demands: readonly Demand[]): readonly Demand[] {
  return demands.toSorted((a, b) => Number(a.check === 'data/columns') - Number(b.check === 'data/columns'));
}

/** A column that several rules name is told once, at the first. */
function once(faults: readonly RunProblem[]): readonly RunProblem[] {
  const seen = new Set<string>();
  return faults.filter(({ message }) => !seen.has(message) && seen.add(message));
}

interface Linting {
  readonly facts: ValidationFacts;
  readonly tables: Tables;
  /** Label and id, where the data lacks them: data without labels is no fault as long as no rule reads them. */
  readonly roles: ReturnType<typeof absentRoles>;
  readonly ports: Ports;
}

async function faultsIn(demand: Demand, linting: Linting): Promise<readonly RunProblem[]> {
  const { facts, tables, roles, ports } = linting;
  // Outputs of models are tables that only a run has.
  if (demand.model !== undefined) return [];
  const metrics = withNeeds(checkOf(demand).asks(demand.params, facts).data ?? []);
  const lacks = [...lacksNamed(demand, facts), ...metrics.flatMap((metric) => lacksOf(metric, tables))];
  const refused = lacks.length > 0 ? [] : await refusedIn(metrics, tables, ports);
  return [
    ...lacks.flatMap((lack) => {
      const role = roles.find(({ column }) => column === lack.column);
      return role ? describeError(role.error).problems : [problemOf(lack, demand, facts)];
    }),
    ...refused.map(({ unknown, remedy }) => ({
      code: 'policy/unsafe-sql',
      message: `${demand.id}: ${unknown}`,
      hint: remedy,
      at: demand.at,
    })),
  ];
}

function problemOf({ code, column, unknown, remedy }: Lack, { id, at }: Demand, { on }: ValidationFacts): RunProblem {
  if (column !== NO_LABEL) return { code, message: unknown, hint: remedy, at };
  const message = `${id} needs a label, and the policy names none`;
  return { code: 'input/label-missing', message, hint: labelWanted(on), at };
}

function checkOf({ check }: Demand): DataCheck {
  return dataChecks.find(({ id }) => id === check)!;
}

/** Metrics with those that they depend on. */
function withNeeds(metrics: readonly DataMetric[]): readonly DataMetric[] {
  return metrics.flatMap((metric) => [metric, ...withNeeds(Object.values<DataMetric>(metric.needs ?? {}))]);
}

/** Columns that a rule names and no metric reads. */
function lacksNamed({ check, params }: Demand, { on, tables }: ValidationFacts): readonly Lack[] {
  const { columns = [] } = check === 'data/columns' ? (params as { readonly columns?: readonly string[] }) : {};
  const column = columnOf(params);
  const named = column === undefined || column === EVERY ? columns : [column];
  const table = tables[on];
  return isThere(table) ? named.flatMap((name) => lacking(on, table, [{ column: name }]) ?? []) : [];
}

function lacksOf(metric: DataMetric, tables: Tables): readonly Lack[] {
  const others = metric.from === 'query' ? Object.values(metric.others ?? {}) : [];
  return [metric, ...others].flatMap(({ on, reads }) => {
    const table = Object.hasOwn(tables, on) ? tables[on] : undefined;
    return (isThere(table) && lacking(on, table, reads)) || [];
  });
}

async function refusedIn(metrics: readonly DataMetric[], tables: Tables, ports: Ports) {
  const there = metrics.filter(({ on }) => isThere(tables[on]));
  return [...(await refusals(there, tables, ports)).values()];
}

function inWords(demand: Demand, faults: readonly RunProblem[]): LimitLint {
  const how = [
    ...(demand.facets?.['by'] === undefined ? [] : [`by the ${demand.facets['by']}`]),
    ...(demand.severity === 'warn' ? ['warns only'] : []),
    ...(demand.optional ? ['warns when it cannot be evaluated'] : []),
  ];
  const [fault] = demand.optional ? faults : [];
  return {
    demand,
    words: checkOf(demand).words(demand.params) + (how.length > 0 ? ` (${how.join(', ')})` : ''),
    notes: [],
    ...(fault && { warning: fault.message }),
  };
}
