// One judgement for head's policy and one for the base branch's, each with its own family; groups that shrank beside them.
import { flipCheck, parityChecks, populationCheck } from '@modelgate/checks';
import {
  factFinding,
  gotOf,
  judge,
  loosenedJudgement,
  type Finding,
  type GateInput,
  type Judgement,
  type Parts,
  type Ports,
} from '@modelgate/core';
import { baseCopies, fileOf, planBase, sameMeasurement } from '../evaluate-model/base-side.ts';
import type { PlanRequest } from '../evaluate-model/plan.ts';
import { yardstickChanged } from '../evaluate-model/yardstick.ts';
import { figureNotes } from './figure-notes.ts';
import { figuresOf } from './figures.ts';
import { measureBias, type BiasEvaluation } from './measure.ts';
import { planBias, type BiasPlan } from './plan.ts';
import { biasParts } from './report.ts';
import { shrunkGroups } from './shrunk.ts';

export async function judgeBias(input: GateInput, ports: Ports): Promise<Parts> {
  const before = input.base && fileOf(input.base);
  // Reading another commit takes as long as planning: both at once.
  const copies = input.base && baseCopies(input.base, ports);
  copies?.catch(() => undefined);
  const planned = (request: PlanRequest): Promise<BiasPlan> => planBias(request, ports);
  const head = await planned({ policy: input.policy, plan: input.plan, from: 'head', ...(before && { before }) });
  const { plan, unseen, unfit } = await planBase(input, head, await copies, planned);
  const base = plan as BiasPlan | undefined;
  const shared = base && sameMeasurement(head, base);
  const evaluation = await measureBias(head, [...head.demands, ...(shared ? base.demands : [])], ports);
  const own = judgeOne(evaluation, head, ports);
  const others = base
    ? await judgeBase(base, shared ? evaluation : undefined, own, input, ports)
    : { findings: [], families: [] };
  const changed = base ? yardstickChanged(base, head, input, unfit, 'bias-check') : [];
  const data = (await copies)?.data;
  const moved = data && 'ref' in data && data.digest !== head.data.facts.digest;
  const shrunk = moved ? await shrunkGroups(head, input.plan, data.ref, ports) : [];
  const judged = [...own.findings, ...others.findings, ...changed, ...shrunk];
  const findings = judged.some(({ outcome }) => outcome !== 'inapplicable') ? judged : [nothingJudged(head), ...judged];
  const figures = await figuresOf(head, evaluation.frame, evaluation.flips, ports);
  const parts = biasParts(evaluation, findings, [...own.families, ...others.families], unseen);
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

/** Only what head's policy lets pass although the base's would block it is added to the report. */
async function judgeBase(
  base: BiasPlan,
  shared: BiasEvaluation | undefined,
  head: Judgement,
  input: GateInput,
  ports: Ports,
): Promise<Judgement> {
  const evaluation = shared ?? (await measureBias(base, base.demands, ports));
  return loosenedJudgement(judgeOne(evaluation, base, ports), head, base.policy, input.plan.at);
}

/** Margins alone, and no baseline: everything was measured and nothing judged. */
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
