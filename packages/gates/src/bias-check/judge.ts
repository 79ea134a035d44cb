// Judges by head's policy and by the base branch's, each with its own family, and adds findings for groups that shrank.
import { flipCheck, parityChecks, populationCheck } from '@modelgate/checks';
import {
  factFinding,
  gotOf,
  judge,
  type Finding,
  type GateInput,
  type Judgement,
  type Parts,
  type Ports,
} from '@modelgate/core';
import { judgeBoth, planBoth } from '../evaluate-model/base-side.ts';
import { yardstickChanged } from '../evaluate-model/yardstick.ts';
import { figureNotes } from './figure-notes.ts';
import { figuresOf } from './figures.ts';
import { measureBias, type BiasEvaluation } from './measure.ts';
import { planBias, type BiasPlan } from './plan.ts';
import { biasParts } from './report.ts';
import { shrunkGroups } from './shrunk.ts';

export async function judgeBias(input: GateInput, ports: Ports): Promise<Parts> {
  const plans = await planBoth(input, ports, (request) => planBias(request, ports));
  const { head, base, before, unseen, unfit } = plans;
  const { evaluation, own, others } = await judgeBoth(
    plans,
    {
      measure: (plan, demands) => measureBias(plan, demands, ports),
      judge: (measured, plan) => judgeOne(measured, plan, ports),
    },
    input.plan.at,
  );
  const changed = base ? yardstickChanged(base, head, input, unfit, 'bias-check') : [];
  const shrunk = before ? await shrunkGroups(head, input.plan, before, ports) : [];
  const judged = [...own.findings, ...others.findings, ...changed, ...shrunk];
  const findings = judged.some(({ outcome }) => outcome !== 'inapplicable') ? judged : [nothingJudged(head), ...judged];
  const figures = await figuresOf(head, evaluation.frame, evaluation.flips, ports);
  const parts = {
    ...biasParts(evaluation, findings, [...own.families, ...others.families], unseen),
    relaxed: others.relaxed,
  };
  return figures ? { ...parts, figures, notes: [...parts.notes, ...figureNotes(head, figures)] } : parts;
}

function judgeOne({ estimates }: BiasEvaluation, plan: BiasPlan, ports: Ports): Judgement {
  return judge({
    gate: 'bias-check',
    demands: plan.demands,
    checks: [...parityChecks, populationCheck, flipCheck],
    got: gotOf(plan.facts, { estimates }),
    confidence: plan.policy.confidence,
    waivers: plan.policy.waivers,
    today: ports.now().toISOString().slice(0, 10),
  });
}

/** The warning of a policy with margins only, and no baseline: everything was measured and nothing judged. */
function nothingJudged({ facts, subject }: BiasPlan): Finding {
  const observed = 'reason' in facts.baseline ? facts.baseline.reason : 'no two groups could be compared';
  return factFinding({
    id: 'bias/nothing-judged',
    rule: 'bias/nothing-judged',
    fact: 'fail',
    severity: 'warn',
    from: 'head',
    at: subject.at,
    message: {
      subject: `groups of ${subject.name}`,
      observed,
      expected: 'a limit or a baseline to judge by',
      remedy: 'give a disparity a limit, such as impact-ratio: { min: 0.8 }',
    },
  });
}
