// The base branch's side of a judgement of a model: its policy, on its data and its baseline, for the change's model.
import { canonicalJson, InputError, type GateInput, type Ports } from '@modelgate/core';
import { baseBaseline, baseData, type BaseData } from './base-data.ts';
import type { ModelFile } from './belonging.ts';
import type { EvaluationPlan, PlanRequest } from './plan.ts';

/** How the gate plans. */
export type Planned = (request: PlanRequest) => Promise<EvaluationPlan>;

/** The model of a policy's plan, with the policy that says how its file is found. */
export function fileOf({ policy, plan }: Pick<GateInput, 'policy' | 'plan'>): ModelFile {
  return { policy, subject: policy.models[plan.model]! };
}

/** What the base branch has of its own of what an evaluation reads. */
export interface BaseCopies {
  readonly data: BaseData;
  /** Its file of a baseline that its policy names by path, where that differs from the checkout's. */
  readonly baseline: string | undefined;
}

export async function baseCopies(base: NonNullable<GateInput['base']>, ports: Ports): Promise<BaseCopies> {
  const [data, baseline] = await Promise.all([
    baseData(base.policy, base.plan, ports),
    baseBaseline(fileOf(base), ports),
  ]);
  return { data, baseline };
}

export interface BaseSide {
  /** Absent when nothing differs from head's. */
  readonly plan?: EvaluationPlan;
  /** Why the base's data could not be compared with head's. */
  readonly unseen?: string;
  /** Why the change's model cannot be judged on the base's data. */
  readonly unfit?: string;
}

/** The base branch's side: its policy on its data and its baseline, for the change's model. */
export async function planBase(
  { policy, plan, base }: GateInput,
  head: EvaluationPlan,
  copies: BaseCopies | undefined,
  planned: Planned,
): Promise<BaseSide> {
  if (!base || !copies) return {};
  const { data: seen, baseline } = copies;
  const data = 'ref' in seen && seen.digest !== head.data.facts.digest ? seen.ref : undefined;
  const unseen = 'unseen' in seen ? { unseen: seen.unseen } : {};
  if (base.policy.digest === policy.digest && data === undefined && baseline === undefined) return unseen;
  const candidate = fileOf({ policy, plan });
  const request = { ...base, from: 'base', candidate, ...(baseline !== undefined && { baseline }) } as const;
  if (data === undefined) return { plan: await planned(request), ...unseen };
  if (head.candidate.kind === 'predictions')
    return { plan: await planned(request), unfit: 'predictions are of the change’s own data only' };
  try {
    return { plan: await planned({ ...request, data }) };
  } catch (error) {
    return onHeadsData(error, request, planned);
  }
}

/** A model with a new column cannot run on the data as it was: the base's limits still judge it, on the data as it is. */
async function onHeadsData(error: unknown, request: PlanRequest, planned: Planned): Promise<BaseSide> {
  if (!(error instanceof InputError) || error.problem.code !== 'input/model-inputs') throw error;
  const { expected, received } = error.problem;
  return {
    plan: await planned(request),
    unfit: `the model needs ${expected}, the base branch’s data has ${received}`,
  };
}

/** Whether two plans measure the same numbers: everything but their demands is equal. */
export function sameMeasurement(a: EvaluationPlan, b: EvaluationPlan): boolean {
  const essence = (p: EvaluationPlan): string =>
    canonicalJson([
      p.data.facts.digest,
      p.data.subject.label,
      p.data.subject.weight,
      p.data.subject.cluster,
      p.classes,
      p.threshold,
      p.candidate,
      p.baseline,
      p.facts,
      p.slices,
    ]);
  return essence(a) === essence(b);
}
