// Plans an evaluation: names become digests, columns become inputs, labels become classes. No row is scored yet.
import type { Evidence, TaskSpec } from '@modelgate/checks';
import {
  InputError,
  plural,
  type BaselineFacts,
  type DataSubject,
  type DefaultUsed,
  type Demand,
  type EvaluationFacts,
  type GatePlan,
  type ModelSubject,
  type Policy,
  type Ports,
} from '@modelgate/core';
import { bindModel, fillInputs, inputDefaults } from './candidate.ts';
import { namedColumns } from './columns.ts';
import type { Bound, Found } from './found-model.ts';
import type { InputMapping } from './inputs.ts';
import { withDefaultDemands } from './defaults.ts';
import {
  findInputs,
  type EvaluationInputs,
  type FoundAs,
  type FoundBaseline,
  type PlanRequest,
  type Pointers,
} from './find-inputs.ts';
import type { PlannedData } from './planned-data.ts';
import { frozenCounts, type FrozenCounts } from './frozen.ts';
import type { EvaluateSettings } from './section.ts';
import { sliceFacts, slicesOf, type Declared, type PlannedSlice } from './slices.ts';
import { binaryClasses, chooseTask, multiclassClasses, type Classes } from './task.ts';

export interface EvaluationPlan {
  readonly policy: Policy;
  readonly subject: ModelSubject;
  readonly demands: readonly Demand[];
  readonly data: PlannedData;
  readonly task: TaskSpec;
  readonly classes: Classes;
  readonly threshold: number;
  /** The baseline's own: that of the base branch where the change moves the model's. */
  readonly baselineThreshold: number;
  readonly candidate: Bound;
  readonly baseline?: Bound;
  readonly facts: EvaluationFacts;
  readonly frozen: FrozenCounts;
  readonly slices: readonly PlannedSlice[];
  readonly defaults: readonly DefaultUsed[];
  /** The pointers of files of the checkout that are not in Git. */
  readonly pointers: Pointers;
}

/**
 * How a gate that judges models reads its section: the slices or
 * groups it declares, and its demands once the task is known.
 */
export interface Judging {
  declared(plan: GatePlan): Declared;
  demands(plan: GatePlan, task: TaskSpec, from: Demand['from']): { demands: readonly Demand[]; used: DefaultUsed[] };
}

export const evaluating: Judging = {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  declared: ({ settings }) => ({ as: 'slice', slices: (settings as EvaluateSettings).slices }),
  demands: withDefaultDemands,
};

export async function planEvaluation(
  request: PlanRequest,
  ports: Ports,
  judging: Judging = evaluating,
): Promise<EvaluationPlan> {
  return planOf(await seenOf(request, ports, judging.declared(request.plan)), request, judging);
}

/** What the files and one wave of counts show: all that the plan follows from. */
interface Seen {
  readonly inputs: EvaluationInputs;
  /** Columns of each model's inputs; the baseline's where there is one. */
  readonly columns: { readonly candidate: InputMapping; readonly baseline?: InputMapping };
  readonly as: Declared['as'];
  readonly slices: readonly PlannedSlice[];
  readonly frozen: FrozenCounts;
}

async function seenOf(request: PlanRequest, ports: Ports, declared: Declared): Promise<Seen> {
  const { policy, plan } = request;
  const inputs = await findInputs(request, ports);
  const { candidate, baseline, data } = inputs;
  const label = namedColumns(data, policy);
  const columns = {
    candidate: fillInputs(candidate.found, candidate.subject, data),
    ...(baseline.found && { baseline: fillInputs(baseline.found, baseline.subject, data) }),
  };
  const slices = await slicesOf(declared, plan, data.facts.columns, ports.data, data.ref);
  const frozen = await frozenCounts(data, label, slices, ports);
  checkLabel(data.subject, frozen);
  return { inputs, columns, as: declared.as, slices, frozen };
}

/** Labels become classes, and outputs become scores of these. */
function planOf(seen: Seen, { policy, plan, from }: PlanRequest, judging: Judging): EvaluationPlan {
  const { inputs, columns, slices, frozen } = seen;
  const { candidate, baseline, data, pointers } = inputs;
  const subject = policy.models[plan.model]!;
  const { task, used: usedTask } = chooseTask(subject, evidenceOf(frozen, candidate.found));
  const { classes, used: usedClasses } = classesOf(subject, task, frozen, candidate.found);
  const bind = (found: Found, mapping: InputMapping, as: ModelSubject): Bound =>
    bindModel(found, mapping, as, task, classes, data.subject);
  const { demands, used: usedDemands } = judging.demands(plan, task, from);
  return {
    policy,
    subject,
    demands,
    data,
    task,
    classes,
    threshold: thresholdOf(subject),
    baselineThreshold: thresholdOf(baseline.subject),
    candidate: bind(candidate.found, columns.candidate, candidate.subject),
    ...(baseline.found && { baseline: bind(baseline.found, columns.baseline!, baseline.subject) }),
    facts: factsOf(subject, seen),
    frozen,
    slices,
    pointers,
    defaults: [
      ...policy.defaults,
      ...(usedTask ? [usedTask] : []),
      ...usedClasses,
      ...inputDefaults(columns.candidate, subject),
      ...(baseline.file.used ? [baseline.file.used] : []),
      ...usedDemands,
    ],
  };
}

function factsOf({ name }: ModelSubject, { inputs, as, slices, frozen }: Seen): EvaluationFacts {
  const { candidate, baseline, data } = inputs;
  return {
    name,
    tables: { [data.subject.name]: data.facts },
    baseline: baselineFacts(baseline, candidate),
    rows: frozen.rows,
    clusters: data.subject.cluster !== undefined,
    slices: sliceFacts(slices, frozen.slices, as),
  };
}

function sameBytes(a: Found, b: Found): boolean {
  return a.kind === b.kind && a.facts.digest === b.facts.digest;
}

/** Of one model with two thresholds the decisions differ. */
function baselineFacts({ file, found, subject }: FoundBaseline, candidate: FoundAs): BaselineFacts {
  if (file.kind !== 'file') return { kind: file.kind, reason: file.reason };
  const isSame = sameBytes(found!, candidate.found) && thresholdOf(subject) === thresholdOf(candidate.subject);
  return { kind: isSame ? 'identical' : 'other' };
}

function thresholdOf({ threshold = 0.5 }: ModelSubject): number {
  return threshold;
}

function checkLabel(data: DataSubject, frozen: FrozenCounts): void {
  if (frozen.rows === 0)
    throw new InputError({
      code: 'input/no-rows',
      named: `data ${data.name}`,
      expected: 'rows to evaluate on',
      received: 'a table without rows',
      hint: 'check how the file was written',
    });
  const { nulls } = frozen.label;
  if (nulls > 0) {
    throw new InputError({
      code: 'input/column-null',
      named: `label ${data.label} of data ${data.name}`,
      expected: 'a label in every row',
      received: `${plural(nulls, 'row')} without one`,
      hint: 'drop these rows, or label them',
    });
  }
}

function evidenceOf(frozen: FrozenCounts, candidate: Found): Evidence {
  const labels = Object.keys(frozen.label.values).sort();
  return {
    ...(!frozen.label.more && { labels }),
    numeric: frozen.numeric,
    whole: frozen.whole,
    output: candidate.output,
  };
}

function classesOf(
  subject: ModelSubject,
  task: TaskSpec,
  frozen: FrozenCounts,
  candidate: Found,
): { classes: Classes; used: DefaultUsed[] } {
  const labels = Object.keys(frozen.label.values).sort();
  if (task.id === 'regression') return { classes: { names: [] }, used: [] };
  return task.id === 'binary'
    ? binaryClasses(subject, labels, candidate.output)
    : multiclassClasses(subject, labels, candidate.output);
}
