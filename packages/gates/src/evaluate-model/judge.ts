// Judges an evaluation by head's policy and by the base branch's, each with its own family.
import { modelChecks } from '@modelgate/checks';
import { gotOf, judge, type GateInput, type Judgement, type Parts, type Ports } from '@modelgate/core';
import { judgeBoth, planBoth } from './base-side.ts';
import { measureEvaluation, type Evaluation } from './measure.ts';
import { nothingJudged } from './nothing-judged.ts';
import { planEvaluation, type EvaluationPlan } from './plan.ts';
import { reportParts } from './report.ts';
import { yardstickChanged } from './yardstick.ts';

export async function judgeEvaluation(input: GateInput, ports: Ports): Promise<Parts> {
  const plans = await planBoth(input, ports, (request) => planEvaluation(request, ports));
  const { head, base, unseen, unfit } = plans;
  const { evaluation, own, others } = await judgeBoth(
    plans,
    {
      measure: (plan, demands) => measureEvaluation(plan, demands, ports),
      judge: (measured, plan) => judgeOne(measured, plan, ports),
    },
    input.plan.at,
  );
  const changed = base ? yardstickChanged(base, head, input, unfit) : [];
  const judged = [...own.findings, ...others.findings, ...changed];
  const nothing = nothingJudged(evaluation, own.findings);
  const findings = nothing ? [nothing, ...judged] : judged;
  const parts = reportParts(evaluation, findings, [...own.families, ...others.families], unseen);
  return { ...parts, relaxed: others.relaxed };
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
