// Judges the change's model by head's policy, and by the base branch's policy on the base's own data and baseline.
import {
  canonicalJson,
  InputError,
  loosenedJudgement,
  nothingLoosened,
  type LoosenedJudgement,
  type DataRef,
  type Demand,
  type GateInput,
  type Judgement,
  type Ports,
} from '@modelgate/core';
import { baseBaseline, baseData, type BaseData } from './base-data.ts';
import type { ModelFile } from './belonging.ts';
import type { PlanRequest } from './find-inputs.ts';
import type { EvaluationPlan } from './plan.ts';

/** The gate's function that makes a plan. */
type Planned<P extends EvaluationPlan> = (request: PlanRequest) => Promise<P>;

/** The model of a policy's plan, with the policy that says how its file is found. */
function fileOf({ policy, plan }: Pick<GateInput, 'policy' | 'plan'>): ModelFile {
  return { policy, subject: policy.models[plan.model]! };
}

/** The base branch's own copies of what an evaluation reads, where they differ from the checkout's. */
interface BaseCopies {
  readonly data: BaseData;
  /** The file of a baseline that its policy names by path. */
  readonly baseline: string | undefined;
}

async function baseCopies(base: NonNullable<GateInput['base']>, ports: Ports): Promise<BaseCopies> {
  const [data, baseline] = await Promise.all([
    baseData(base.policy, base.plan, ports),
    baseBaseline(fileOf(base), ports),
  ]);
  return { data, baseline };
}

interface BaseSide<P extends EvaluationPlan> {
  /** Absent when nothing differs from head's. */
  readonly plan?: P;
  /** Why the base's data could not be compared with head's. */
  readonly unseen?: string;
  /** Why the change's model cannot be judged on the base's data. */
  readonly unfit?: string;
}

/** The base branch's side: its policy on its data and its baseline, for the change's model. */
async function planBase<P extends EvaluationPlan>(
  { policy, plan, base }: GateInput,
  head: P,
  copies: BaseCopies | undefined,
  planned: Planned<P>,
): Promise<BaseSide<P>> {
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

/**
 * For a model that cannot run on the base's data because it reads
 * a new column: the base's limits judge it on the change's data.
 */
async function onHeadsData<P extends EvaluationPlan>(
  error: unknown,
  request: PlanRequest,
  planned: Planned<P>,
): Promise<BaseSide<P>> {
  if (!(error instanceof InputError) || error.problem.code !== 'input/model-inputs') throw error;
  const { expected, received } = error.problem;
  return {
    plan: await planned(request),
    unfit: `the model needs ${expected}, the base branch’s data has ${received}`,
  };
}

/** Whether two plans measure the same numbers: they are equal in everything but their demands. */
function sameMeasurement(a: EvaluationPlan, b: EvaluationPlan): boolean {
  const essence = (p: EvaluationPlan): string =>
    canonicalJson([
      p.data.facts.digest,
      p.data.subject.label,
      p.data.subject.id,
      p.data.subject.weight,
      p.data.subject.cluster,
      p.classes,
      p.threshold,
      p.baselineThreshold,
      p.candidate,
      p.baseline,
      p.facts,
      p.slices,
    ]);
  return essence(a) === essence(b);
}

/** Both branches' plans. */
export interface BothPlans<P extends EvaluationPlan> extends Omit<BaseSide<P>, 'plan'> {
  readonly head: P;
  readonly base?: P;
  /** The base branch's own data, where it differs from the change's. */
  readonly before?: DataRef;
}

export async function planBoth<P extends EvaluationPlan>(
  input: GateInput,
  ports: Ports,
  planned: Planned<P>,
): Promise<BothPlans<P>> {
  const { policy, plan, base } = input;
  // Reading another commit takes as long as planning, so both run at once.
  const reading = base && baseCopies(base, ports);
  reading?.catch(() => undefined);
  const head = await planned({ policy, plan, from: 'head', ...(base && { before: fileOf(base) }) });
  const copies = await reading;
  const { plan: other, ...why } = await planBase(input, head, copies, planned);
  const moved = copies && 'ref' in copies.data && copies.data.digest !== head.data.facts.digest;
  return { head, ...(other && { base: other }), ...why, ...(moved && { before: copies.data.ref }) };
}

/** A gate's functions to measure what demands ask, and to judge it by a plan's policy. */
export interface MeasureAndJudge<P extends EvaluationPlan, E> {
  readonly measure: (plan: P, demands: readonly Demand[]) => Promise<E>;
  readonly judge: (evaluation: E, plan: P) => Judgement;
}

export interface BothJudged<E> {
  readonly evaluation: E;
  readonly own: Judgement;
  /** Only findings that the base's policy would block and head's lets pass. */
  readonly others: LoosenedJudgement;
}

/** Judges by both policies. Their demands are measured together where both concern the same model on the same data. */
export async function judgeBoth<P extends EvaluationPlan, E>(
  { head, base }: BothPlans<P>,
  { measure, judge }: MeasureAndJudge<P, E>,
  at: GateInput['plan']['at'],
): Promise<BothJudged<E>> {
  const shared = base && sameMeasurement(head, base);
  const evaluation = await measure(head, [...head.demands, ...(shared ? base.demands : [])]);
  const own = judge(evaluation, head);
  if (!base) return { evaluation, own, others: nothingLoosened };
  const before = shared ? evaluation : await measure(base, base.demands);
  return { evaluation, own, others: loosenedJudgement(judge(before, base), own, base.policy, at) };
}
