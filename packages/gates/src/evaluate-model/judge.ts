// One evaluation for head's policy and one for the base branch's, judged each with its own family.
import { modelChecks } from '@modelgate/checks';
import {
  askId,
  canonicalJson,
  judge,
  loosened,
  loosenedId,
  type Finding,
  type GateInput,
  type Got,
  type Judgement,
  type Parts,
  type Ports,
} from '@modelgate/core';
import { baseData } from './base-data.ts';
import { measureEvaluation, type Evaluation } from './measure.ts';
import { nothingJudged } from './nothing-judged.ts';
import { planEvaluation, type EvaluationPlan } from './plan.ts';
import { reportParts } from './report.ts';
import { yardstickChanged } from './yardstick.ts';

export async function judgeEvaluation(input: GateInput, ports: Ports): Promise<Parts> {
  const head = await planEvaluation({ policy: input.policy, plan: input.plan, from: 'head' }, ports);
  const base = await planBase(input, head, ports);
  // Demands of both are measured together where both speak of the same model on the same data.
  const shared = base && sameMeasurement(head, base);
  const evaluation = await measureEvaluation(head, [...head.demands, ...(shared ? base.demands : [])], ports);
  const own = judgeOne(evaluation, head, ports);
  const others = base
    ? await judgeBase(base, shared ? evaluation : undefined, own, input, ports)
    : { findings: [], families: [] };
  const changed = base ? yardstickChanged(base, head, input) : [];
  const judged = [...own.findings, ...others.findings, ...changed];
  const nothing = nothingJudged(evaluation, own.findings);
  return reportParts(evaluation, nothing ? [nothing, ...judged] : judged, [...own.families, ...others.families]);
}

/** The base branch's side: its policy on its data; undefined when neither differs from head's. */
async function planBase(
  { policy, base }: GateInput,
  head: EvaluationPlan,
  ports: Ports,
): Promise<EvaluationPlan | undefined> {
  if (!base) return undefined;
  const data = await baseData(base.policy, base.plan, head, ports);
  if (base.policy.digest === policy.digest && data === undefined) return undefined;
  return planEvaluation({ policy: base.policy, plan: base.plan, from: 'base', ...(data && { data }) }, ports);
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
  const got: Got = { facts: plan.facts, estimate: (ask) => measurements.estimates[askId(ask)]! };
  return judge({
    gate: 'evaluate-model',
    demands: plan.demands,
    checks: modelChecks,
    got,
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
  const { findings, families } = judgeOne(evaluation, base, ports);
  const added: readonly Finding[] = loosened(findings, head.findings, base.policy, input.plan.at);
  const renamed = families.map((family) => ({
    ...family,
    members: family.members.map((m) => ({ ...m, finding: loosenedId(m.finding) })),
  }));
  return { findings: added, families: added.length > 0 ? renamed : [] };
}
