// Plans a validation: names become files, files become tables with columns and rows. No value is read yet.
import { posix } from 'node:path';
import { EVERY, type ValidationFacts } from '@modelgate/checks';
import {
  columnsInFolders,
  isThere,
  type DataSubject,
  type Demand,
  type GatePlan,
  type Policy,
  type Ports,
  type Subject,
  type Table,
} from '@modelgate/core';
import { inRoot, onBaseBranch } from '../base-branch/copies.ts';
import { reservedColumns } from '../evaluate-model/columns.ts';
import { baseTable } from './base-table.ts';
import type { DataFile } from '../data-files.ts';
import type { OpenData, OpenTable } from './open-data.ts';
import type { ValidateSettings } from './demands.ts';
import { modelsIn, type Described, type Predict, type Predicted } from './predictions.ts';

export interface ValidationPlan {
  readonly policy: Policy;
  /** The judged data set, under the name that this policy gives it. */
  readonly subject: DataSubject;
  readonly demands: readonly Demand[];
  readonly settings: ValidateSettings;
  /** Tables by role: the judged data set, those that it is compared with, its copy on the base branch, and outputs of models. */
  readonly tables: Readonly<Record<string, Table<OpenTable>>>;
  readonly facts: ValidationFacts;
  /** Columns that are missing, which the policy allows. */
  readonly absent: readonly string[];
  /** Models that were run. */
  readonly models: readonly Subject[];
}

export interface PlanRequest {
  readonly policy: Policy;
  readonly plan: GatePlan;
  /** The judged data: the change's, whichever policy judges it. */
  readonly judged: DataFile;
  /** The same data set by the base branch's policy, which may call its file by another name. */
  readonly before?: DataFile;
  readonly open: OpenData;
  readonly predict: Predict;
}

export async function planValidation(request: PlanRequest, ports: Ports): Promise<ValidationPlan> {
  const { policy, plan } = request;
  const subject = policy.data[plan.data]!;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  const settings = plan.settings as ValidateSettings;
  const opened = await openAll(request, ports);
  const table = opened[subject.name] as OpenTable;
  const predicted = await predictions(request, settings, opened);
  const outputs = predicted.flatMap(([, made]) => Object.entries(made.tables));
  const tables: ValidationPlan['tables'] = { ...opened, ...Object.fromEntries(outputs) };
  const columns = new Set(table.columns.map((c) => c.name));
  const absent = settings.optional.filter((name) => !columns.has(name));
  return {
    policy,
    subject,
    settings,
    tables,
    absent,
    demands: plan.demands.filter(({ params }) => !absent.includes(columnOf(params) ?? '')),
    facts: {
      ...factsOf(subject, settings, tables, ports),
      predictions: Object.fromEntries(predicted.map(([model, made]) => [model, made.predictions])),
    },
    models: predicted.flatMap(([, { subject: model }]) => (model ? [model] : [])),
  };
}

/** The judged table, its copy on the base branch, and those that it is compared with, opened side by side. */
async function openAll(
  { policy, plan, judged, before, open }: PlanRequest,
  ports: Ports,
): Promise<Readonly<Record<string, Table<OpenTable>>>> {
  const own = open(judged);
  const [table, base, ...others] = await Promise.all([
    own,
    baseTable(filesBefore(judged, before), own, ports),
    ...rolesBeside(plan).map(async (role) => [role, await open({ policy, subject: policy.data[role]! })] as const),
  ]);
  return { ...Object.fromEntries(others), [plan.data]: table, [onBaseBranch(plan.data)]: base };
}

/**
 * Where the base branch has the judged data: at the path of its own policy, since a change could escape comparison by
 * renaming the file; at the change's own where that is proven to be absent. The same file is read alike on both.
 */
function filesBefore(judged: DataFile, before: DataFile = judged): readonly DataFile[] {
  const { name } = judged.subject;
  const pathOf = ({ policy, subject }: DataFile): string => posix.normalize(inRoot(policy, subject.path));
  if (pathOf(before) === pathOf(judged)) return [judged];
  return [{ ...before, subject: { ...before.subject, name } }, judged];
}

/** Outputs by model. Whichever policy asks, the change's model is run, just as the change's data is judged. */
function predictions(
  { policy, plan, judged, predict }: PlanRequest,
  { reference }: ValidateSettings,
  tables: ValidationPlan['tables'],
): Promise<(readonly [model: string, Predicted])[]> {
  const [own, before] = [plan.data, reference].map((role) => described(policy, role, tables));
  return Promise.all(
    modelsIn(plan.demands).map(async (model) => {
      const owner = Object.hasOwn(judged.policy.models, model) ? judged.policy : policy;
      return [model, await predict(owner, model, own!, before)] as const;
    }),
  );
}

function described(policy: Policy, role: string | undefined, tables: ValidationPlan['tables']): Described | undefined {
  const table = role === undefined ? undefined : tables[role];
  return isThere(table) ? { subject: policy.data[role!]!, table } : undefined;
}

/** Data sets beside the judged one: the reference, and those that rules join. */
export function rolesBeside({ settings, data }: GatePlan): readonly string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  const { reference, joined } = settings as ValidateSettings;
  return [...new Set([...(reference === undefined ? [] : [reference]), ...joined])].filter((role) => role !== data);
}

/** The column that a rule stands under. */
export function columnOf(params: Demand['params']): string | undefined {
  const { column } = params as { readonly column?: string };
  return column;
}

export function factsOf(
  subject: DataSubject,
  { reference, shown, hidden }: ValidateSettings,
  tables: ValidationPlan['tables'],
  ports: Ports,
): ValidationFacts {
  const known = Object.entries(tables).map(([role, table]) => [
    role,
    isThere(table)
      ? {
          columns: table.columns,
          rows: table.rows,
          inFolders: columnsInFolders(table.ref),
          ...(table.untyped && { untyped: table.untyped }),
        }
      : table,
  ]);
  return {
    name: subject.name,
    on: subject.name,
    base: onBaseBranch(subject.name),
    ...(reference !== undefined && { reference }),
    ...(subject.label !== undefined && { label: subject.label }),
    ...(subject.id !== undefined && { id: subject.id }),
    ...(subject.cluster !== undefined && { cluster: subject.cluster }),
    reserved: reservedColumns(subject),
    now: ports.now().toISOString(),
    tables: Object.fromEntries(known),
    showsValues: (column) =>
      !hidden.includes(EVERY) && !hidden.includes(column) && (shown.includes(EVERY) || shown.includes(column)),
  };
}
