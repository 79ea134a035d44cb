// Finds what an evaluation reads: the candidate, the baseline and the data, with the pointers that track them.
import {
  located,
  placeIn,
  type DataRef,
  type Demand,
  type GatePlan,
  type ModelSubject,
  type Pointer,
  type Policy,
  type Ports,
} from '@modelgate/core';
import { inRoot } from '../base-branch/copies.ts';
import { dataFiles } from '../data-files.ts';
import { missingFile } from '../missing-file.ts';
import { resolveBaseline, type BaselineFile } from './baseline.ts';
import { baselineOf, belonging, type ModelFile } from './belonging.ts';
import { findModel } from './candidate.ts';
import type { Found } from './found-model.ts';
import type { PlannedData } from './planned-data.ts';

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

export type Pointers = Readonly<Partial<Record<'model' | 'baseline' | 'data', Pointer>>>;

/** A model file, and the subject that says how it is read. */
export interface FoundAs {
  readonly found: Found;
  readonly subject: ModelSubject;
}

export interface FoundBaseline {
  readonly file: BaselineFile;
  readonly subject: ModelSubject;
  readonly found?: Found;
}

export interface EvaluationInputs {
  readonly candidate: FoundAs;
  readonly baseline: FoundBaseline;
  readonly data: PlannedData;
  readonly pointers: Pointers;
}

/** Finds all of them at once. Throws input/file-missing for a file that is not there. */
export async function findInputs(request: PlanRequest, ports: Ports): Promise<EvaluationInputs> {
  const { policy, plan } = request;
  const subject = policy.models[plan.model]!;
  const [candidate, baseline, data, pointers] = await Promise.all([
    findCandidate(request.candidate ?? { policy, subject }, subject, ports),
    findBaseline(request, subject, ports),
    findData(request, ports),
    findPointers(request, subject, ports),
  ]);
  return { candidate, baseline, data, pointers };
}

async function findCandidate(file: ModelFile, judged: ModelSubject, ports: Ports): Promise<FoundAs> {
  const subject = belonging(judged, file.subject);
  const path = inRoot(file.policy, subject.source.path);
  const key = subject.source.kind === 'onnx' ? 'path' : 'predictions';
  return located(placeIn(file.policy, `models.${subject.name}.${key}`), async () => {
    const model = await oneFile(`model ${subject.name}`, path, ports);
    return { found: await findModel(subject, model, subject.source.path, ports), subject };
  });
}

/**
 * Finds the baseline. The model at the merge base is read, and decides, as the base branch's
 * policy says; a file that the policy names, as the model itself.
 */
async function findBaseline(request: PlanRequest, judged: ModelSubject, ports: Ports): Promise<FoundBaseline> {
  const { policy, before = { policy, subject: judged }, baseline: copy } = request;
  const byPath = judged.baseline?.from === 'path';
  const subject = byPath ? judged : baselineOf(judged, before.subject);
  return located(placeIn(policy, `models.${judged.name}.baseline`), async () => {
    const file = await resolveBaseline(judged, { policy, before, ...(copy !== undefined && { copy }) }, ports);
    if (file.kind !== 'file') return { file, subject };
    return { file, subject, found: await findModel(subject, file.path, file.name, ports) };
  });
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

export async function findData(
  { policy, plan, data }: Pick<PlanRequest, 'policy' | 'plan' | 'data'>,
  ports: Ports,
): Promise<PlannedData> {
  const subject = policy.data[plan.data]!;
  return located(placeIn(policy, `data.${subject.name}.path`), async () => {
    const ref = data ?? (await dataFiles({ policy, subject }, ports));
    return { ref, subject, facts: await ports.data.describe(ref) };
  });
}

async function oneFile(named: string, path: string, ports: Ports): Promise<string> {
  const [file] = await ports.files.find(path);
  if (file === undefined) throw await missingFile(named, path, ports);
  return file;
}
