// What `modelgate lint` says of validate-data: each rule in words, and the columns and SQL that cannot be evaluated on the data at hand.
// Facts about whole tables have no sampling error, so that no number of rows is needed.
import { dataChecks, EVERY, predictedBy, type DataCheck, type ValidationFacts } from '@modelgate/checks';
import {
  countText,
  isThere,
  lacking,
  refusedSql,
  type DataMetric,
  type DataSubject,
  type Demand,
  type GateInput,
  type GateLint,
  type Lack,
  type LimitLint,
  type Ports,
  type RunProblem,
} from '@modelgate/core';
import { onBaseBranch } from '../base-branch/copies.ts';
import type { ValidateSettings } from './demands.ts';
import { openData, type OpenTable } from './open-data.ts';
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
  const found = new Map<Demand, readonly RunProblem[]>();
  for (const demand of judged) found.set(demand, await faultsIn(demand, facts, tables, ports));
  return {
    judged: `${plan.data}, ${countText(table.rows)} rows`,
    notes: [
      ...(plan.demands.length === 0 ? ['no rules: nothing can be judged, and nothing judged never passes'] : []),
      ...absentRoles(subject, table),
    ],
    limits: plan.demands.map((demand) => inWords(demand, found.get(demand) ?? [])),
    faults: once([...found].flatMap(([demand, faults]) => (demand.optional ? [] : faults))),
  };
}

/** Data may lack its label, as of today's rows: that is no fault, but may be a slip. */
function absentRoles({ name, label, id }: DataSubject, table: OpenTable): readonly string[] {
  return Object.entries({ label, id }).flatMap(([role, column]) => {
    const lack = column === undefined ? undefined : lacking(name, table, [{ column }]);
    return lack ? [`${role}: ${lack.unknown} (rules that read it are unknown)`] : [];
  });
}

/** A column that several rules name is told once, at the rule rather than at the list of all columns. */
function once(faults: readonly RunProblem[]): readonly RunProblem[] {
  const byMessage = new Map(faults.map((fault) => [fault.message, fault]));
  return faults.filter((fault) => byMessage.get(fault.message) === fault);
}

async function faultsIn(
  demand: Demand,
  facts: ValidationFacts,
  tables: Tables,
  ports: Ports,
): Promise<readonly RunProblem[]> {
  // Outputs of models are tables that only a run has.
  if (predictedBy(demand) !== undefined) return [];
  const metrics = withNeeds(checkOf(demand).asks(demand.params, facts).data ?? []);
  const lacks = [...lacksNamed(demand, facts), ...metrics.flatMap((metric) => lacksOf(metric, tables))];
  const refused = lacks.length > 0 ? [] : await refusals(metrics, tables, ports);
  return [
    ...lacks.map(({ code, unknown, remedy }) => ({ code, message: unknown, hint: remedy, at: demand.at })),
    ...refused.map(({ unknown, remedy }) => ({
      code: 'policy/unsafe-sql',
      message: `${demand.id}: ${unknown}`,
      hint: remedy,
      at: demand.at,
    })),
  ];
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

async function refusals(metrics: readonly DataMetric[], tables: Tables, ports: Ports) {
  const found = metrics.map(async (metric) => {
    const table = tables[metric.on];
    return isThere<OpenTable>(table) ? refusedSql(metric, table, ports) : undefined;
  });
  return (await Promise.all(found)).filter((one) => one !== undefined);
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
