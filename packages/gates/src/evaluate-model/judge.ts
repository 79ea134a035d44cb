// One evaluation for head's policy and one for the base branch's, judged each with its own family.
import { modelChecks } from '@modelgate/checks';
import {
  InputError,
  canonicalJson,
  gotOf,
  judge,
  loosenedJudgement,
  type GateInput,
  type Judgement,
  type Parts,
  type Ports,
} from '@modelgate/core';
import { baseBaseline, baseData, type BaseData } from './base-data.ts';
import type { ModelFile } from './belonging.ts';
import { measureEvaluation, type Evaluation } from './measure.ts';
import { nothingJudged } from './nothing-judged.ts';
import { planEvaluation, type EvaluationPlan, type PlanRequest } from './plan.ts';
import { reportParts } from './report.ts';
import { yardstickChanged } from './yardstick.ts';

export async function judgeEvaluation(input: GateInput, ports: Ports): Promise<Parts> {
  const before = input.base && fileOf(input.base);
  // Reading another commit takes as long as planning: both at once.
  const copies = input.base && baseCopies(input.base, ports);
  copies?.catch(() => undefined);
  const head = await planEvaluation(
    { policy: input.policy, plan: input.plan, from: 'head', ...(before && { before }) },
    ports,
  );
  const { plan: base, unseen, unfit } = await planBase(input, head, ports, await copies);
  // Demands of both are measured together where both speak of the same model on the same data.
  const shared = base && sameMeasurement(head, base);
  const evaluation = await measureEvaluation(head, [...head.demands, ...(shared ? base.demands : [])], ports);
  const own = judgeOne(evaluation, head, ports);
  const others = base
    ? await judgeBase(base, shared ? evaluation : undefined, own, input, ports)
    : { findings: [], families: [] };
  const changed = base ? yardstickChanged(base, head, input, unfit) : [];
  const judged = [...own.findings, ...others.findings, ...changed];
  const nothing = nothingJudged(evaluation, own.findings);
  const findings = nothing ? [nothing, ...judged] : judged;
  return reportParts(evaluation, findings, [...own.families, ...others.families], unseen);
}

function fileOf({ policy, plan }: Pick<GateInput, 'policy' | 'plan'>): ModelFile {
  return { policy, subject: policy.models[plan.model]! };
}

/** What the base branch has of its own of what an evaluation reads. */
interface BaseCopies {
  readonly data: BaseData;
  /** Its file of a baseline that its policy names by path, where that differs from the checkout's. */
  readonly baseline: string | undefined;
}

async function baseCopies(base: NonNullable<GateInput['base']>, ports: Ports): Promise<BaseCopies> {
  const [data, baseline] = await Promise.all([
    baseData(base.policy, base.plan, ports),
    baseBaseline(fileOf(base), ports),
  ]);
  return { data, baseline };
}

interface BaseSide {
  /** Absent when nothing differs from head's. */
  readonly plan?: EvaluationPlan;
  /** Why the base's data could not be compared with head's. */
  readonly unseen?: string;
  /** Why the change's model cannot be judged on the base's data. */
  readonly unfit?: string;
}

/** The base branch's side: its policy on its data and its baseline, for the change's model. */
async function planBase(
  { policy, plan, base }: GateInput,
  head: EvaluationPlan,
  ports: Ports,
  copies: BaseCopies | undefined,
): Promise<BaseSide> {
  if (!base || !copies) return {};
  const { data: seen, baseline } = copies;
  const data = 'ref' in seen && seen.digest !== head.data.facts.digest ? seen.ref : undefined;
  const unseen = 'unseen' in seen ? { unseen: seen.unseen } : {};
  if (base.policy.digest === policy.digest && data === undefined && baseline === undefined) return unseen;
  const candidate = fileOf({ policy, plan });
  const request = { ...base, from: 'base', candidate, ...(baseline !== undefined && { baseline }) } as const;
  if (data === undefined) return { plan: await planEvaluation(request, ports), ...unseen };
  if (head.candidate.kind === 'predictions')
    return { plan: await planEvaluation(request, ports), unfit: 'predictions are of the change’s own data only' };
  try {
    return { plan: await planEvaluation({ ...request, data }, ports) };
  } catch (error) {
    return onHeadsData(error, request, ports);
  }
}

/** A model with a new column cannot run on the data as it was: the base's limits still judge it, on the data as it is. */
async function onHeadsData(error: unknown, request: PlanRequest, ports: Ports): Promise<BaseSide> {
  if (!(error instanceof InputError) || error.problem.code !== 'input/model-inputs') throw error;
  const { expected, received } = error.problem;
  return {
    plan: await planEvaluation(request, ports),
    unfit: `the model needs ${expected}, the base branch’s data has ${received}`,
  };
}

/** Whether two plans measure the same numbers: everything but their demands is equal. */
function sameMeasurement(a: EvaluationPlan, b: EvaluationPlan): boolean {
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

function judgeOne({ measurements }: Evaluation, plan: EvaluationPlan, ports: Ports): Judgement {
  return judge({
    gate: 'evaluate-model',
    demands: plan.demands,
    checks: modelChecks,
    got: gotOf(plan.facts, { estimates: measurements.estimates }),
    confidence: plan.policy.confidence,
    correlation: measurements.correlation,
    waivers: plan.policy.waivers,
    today: ports.now().toISOString().slice(0, 10),
  });
}

/** Only what head's policy lets pass although the base's would block it is added to the report. */
async function judgeBase(
  base: EvaluationPlan,
  shared: Evaluation | undefined,
  head: Judgement,
  input: GateInput,
  ports: Ports,
): Promise<Judgement> {
  const evaluation = shared ?? (await measureEvaluation(base, base.demands, ports));
  return loosenedJudgement(judgeOne(evaluation, base, ports), head, base.policy, input.plan.at);
}
