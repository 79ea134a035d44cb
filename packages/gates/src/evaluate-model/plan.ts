// Plans an evaluation: names become digests, columns become inputs, labels become classes. No row is scored yet.
import type { Evidence, TaskSpec } from '@modelgate/checks';
import {
  InputError,
  plural,
  refOf,
  type BaselineFacts,
  type DataFacts,
  type DataRef,
  type DataSubject,
  type DefaultUsed,
  type Demand,
  type EvaluationFacts,
  type GatePlan,
  type ModelSubject,
  type Pointer,
  type Policy,
  type Ports,
} from '@modelgate/core';
import { missingFile } from '../missing-file.ts';
import { inRoot } from '../base-branch/copies.ts';
import { resolveBaseline, type BaselineFile } from './baseline.ts';
import { belonging, type ModelFile } from './belonging.ts';
import { bindModel, fillInputs, findModel, inputDefaults, type Bound, type Found } from './candidate.ts';
import { namedColumns } from './columns.ts';
import type { InputMapping } from './inputs.ts';
import { withDefaultDemands } from './defaults.ts';
import { frozenCounts, type FrozenCounts } from './frozen.ts';
import type { EvaluateSettings } from './section.ts';
import { sliceFacts, slicesOf, type Declared, type PlannedSlice } from './slices.ts';
import { binaryClasses, chooseTask, multiclassClasses, type Classes } from './task.ts';

export interface EvaluationPlan {
  readonly policy: Policy;
  readonly subject: ModelSubject;
  readonly demands: readonly Demand[];
  readonly data: { readonly ref: DataRef; readonly subject: DataSubject; readonly facts: DataFacts };
  readonly task: TaskSpec;
  readonly classes: Classes;
  readonly threshold: number;
  readonly candidate: Bound;
  readonly baseline?: Bound;
  readonly facts: EvaluationFacts;
  readonly frozen: FrozenCounts;
  readonly slices: readonly PlannedSlice[];
  readonly defaults: readonly DefaultUsed[];
  /** The pointers of files of the checkout that are not in Git. */
  readonly pointers: Pointers;
}

export type Pointers = Readonly<Partial<Record<'model' | 'baseline' | 'data', Pointer>>>;

/** One policy's evaluation, with what it takes from the other branch. */
export interface PlanRequest {
  readonly policy: Policy;
  readonly plan: GatePlan;
  readonly from: Demand['from'];
  /** The base branch's copy of its data set. */
  readonly data?: DataRef;
  /** For the base's policy: the change's model file, which is what it judges. */
  readonly candidate?: ModelFile;
  /** For head's policy: the same model on the base branch, even if its file is called differently there. */
  readonly before?: ModelFile;
  /** The base branch's copy of a baseline that its policy names by path. */
  readonly baseline?: string;
}

/** How a gate of models reads its section: the slices or groups it declares, and its demands once the task is known. */
export interface Judging {
  declared(plan: GatePlan): Declared;
  demands(plan: GatePlan, task: TaskSpec, from: Demand['from']): { demands: readonly Demand[]; used: DefaultUsed[] };
}

const evaluating: Judging = {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  declared: ({ settings }) => ({ as: 'slice', slices: (settings as EvaluateSettings).slices }),
  demands: withDefaultDemands,
};

export async function planEvaluation(
  request: PlanRequest,
  ports: Ports,
  judging: Judging = evaluating,
): Promise<EvaluationPlan> {
  const { policy, plan } = request;
  const declared = judging.declared(plan);
  const subject = policy.models[plan.model]!;
  const [candidate, baseline, data, pointers] = await Promise.all([
    findCandidate(request.candidate ?? { policy, subject }, subject, ports),
    findBaseline(request, subject, ports),
    findData(request, ports),
    findPointers(request, subject, ports),
  ]);
  const label = namedColumns(data.subject, data.facts.columns, data.ref);
  const inputs = fillInputs(candidate.found, candidate.subject, data);
  const baselineInputs = baseline.found && fillInputs(baseline.found, baseline.subject, data);
  const slices = await slicesOf(declared, plan, data.facts.columns, ports.data, data.ref);
  const frozen = await frozenCounts(data, label, slices, ports);
  checkLabel(data.subject, frozen);
  const { task, used: usedTask } = chooseTask(subject, evidenceOf(frozen, candidate.found));
  const { classes, used: usedClasses } = classesOf(subject, task, frozen, candidate.found);
  const bind = (found: Found, mapping: InputMapping, as: ModelSubject): Bound =>
    bindModel(found, mapping, as, task, classes, data.subject);
  const { demands, used: usedDemands } = judging.demands(plan, task, request.from);
  return {
    policy,
    subject,
    demands,
    data,
    task,
    classes,
    threshold: subject.threshold ?? 0.5,
    candidate: bind(candidate.found, inputs, candidate.subject),
    ...(baseline.found && { baseline: bind(baseline.found, baselineInputs!, baseline.subject) }),
    facts: {
      name: subject.name,
      tables: { [data.subject.name]: data.facts },
      baseline: baselineFacts(baseline, candidate.found),
      rows: frozen.rows,
      clusters: data.subject.cluster !== undefined,
      slices: sliceFacts(slices, frozen.slices, declared.as),
    },
    frozen,
    slices,
    pointers,
    defaults: [
      ...policy.defaults,
      ...(usedTask ? [usedTask] : []),
      ...usedClasses,
      ...inputDefaults(inputs, subject),
      ...(baseline.file.used ? [baseline.file.used] : []),
      ...usedDemands,
    ],
  };
}

/** A model file, and the subject that says how it is read. */
interface FoundAs {
  readonly found: Found;
  readonly subject: ModelSubject;
}

async function findCandidate(file: ModelFile, judged: ModelSubject, ports: Ports): Promise<FoundAs> {
  const subject = belonging(judged, file.subject);
  const path = inRoot(file.policy, subject.source.path);
  const found = await findModel(
    subject,
    await oneFile(`model ${subject.name}`, path, ports),
    subject.source.path,
    ports,
  );
  return { found, subject };
}

interface FoundBaseline {
  readonly file: BaselineFile;
  readonly subject: ModelSubject;
  readonly found?: Found;
}

/**
 * Finds the baseline. The model at the merge base is read as the base branch's
 * policy says; a file that the policy names, as the model itself.
 */
async function findBaseline(request: PlanRequest, judged: ModelSubject, ports: Ports): Promise<FoundBaseline> {
  const { policy, before = { policy, subject: judged }, baseline: copy } = request;
  const byPath = judged.baseline?.from === 'path';
  const subject = byPath ? judged : belonging(judged, before.subject);
  const file = await resolveBaseline(judged, { policy, before, ...(copy !== undefined && { copy }) }, ports);
  if (file.kind !== 'file') return { file, subject };
  return { file, subject, found: await findModel(subject, file.path, file.name, ports) };
}

/** The pointers of the change's own files; copies of the base branch are named by its commit instead. */
async function findPointers(request: PlanRequest, judged: ModelSubject, { files }: Ports): Promise<Pointers> {
  const { policy, candidate = { policy, subject: judged }, baseline: copy } = request;
  const named = judged.baseline?.from === 'path' && copy === undefined ? judged.baseline.path : undefined;
  const [model, baseline, data] = await Promise.all([
    files.pointer(inRoot(candidate.policy, candidate.subject.source.path)),
    named === undefined ? undefined : files.pointer(inRoot(policy, named)),
    request.data ? undefined : files.pointer(inRoot(policy, policy.data[request.plan.data]!.path)),
  ]);
  return { ...(model && { model }), ...(baseline && { baseline }), ...(data && { data }) };
}

function sameBytes(a: Found, b: Found): boolean {
  return a.kind === b.kind && a.facts.digest === b.facts.digest;
}

function baselineFacts({ file, found }: FoundBaseline, candidate: Found): BaselineFacts {
  if (file.kind !== 'file') return { kind: file.kind, reason: file.reason };
  return { kind: sameBytes(found!, candidate) ? 'identical' : 'other' };
}

async function findData({ policy, plan, data }: PlanRequest, ports: Ports): Promise<EvaluationPlan['data']> {
  const subject = policy.data[plan.data]!;
  const ref = data ?? refOf(subject, await ports.files.find(inRoot(policy, subject.path)));
  if (ref.files.length === 0) throw await missingFile(`data ${subject.name}`, inRoot(policy, subject.path), ports);
  const facts = await ports.data.describe(ref);
  return { ref, subject, facts };
}

async function oneFile(named: string, path: string, ports: Ports): Promise<string> {
  const [file] = await ports.files.find(path);
  if (file === undefined) throw await missingFile(named, path, ports);
  return file;
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
