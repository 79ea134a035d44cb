// One evaluation for head's policy and one for the base branch's, judged each with its own family.
import { modelChecks } from '@modelgate/checks';
import {
  gotOf,
  judge,
  loosenedJudgement,
  type GateInput,
  type Judgement,
  type Parts,
  type Ports,
} from '@modelgate/core';
import { baseCopies, fileOf, planBase, sameMeasurement } from './base-side.ts';
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
  const planned = (request: PlanRequest): Promise<EvaluationPlan> => planEvaluation(request, ports);
  const { plan: base, unseen, unfit } = await planBase(input, head, await copies, planned);
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
