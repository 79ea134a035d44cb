// A gate that the change drops altogether: the base's policy judges it, and its failures are loosenings.
import { InputError } from '../errors/errors.ts';
import { unplaced } from '../errors/located.ts';
import type { Finding } from '../finding.ts';
import type { Gate, GateInput, Parts } from '../gate.ts';
import { judgedBy } from '../policy/pair.ts';
import type { Policy } from '../policy/types.ts';
import type { Ports } from '../ports.ts';
import { nothingMeasured } from '../report/failed.ts';
import { startOf } from '../source/lines.ts';
import type { Span } from '../source/span.ts';
import { baseFinding } from './base-trouble.ts';
import { factFinding } from './fact-finding.ts';
import { loosenedJudgement } from './loosened.ts';
import { cannotJudge, onBaseBranch, withoutBroken } from './on-base-branch.ts';

/** What the dropped gate would have blocked, and a warning that it was dropped. */
export async function runDropped(gate: Gate, input: GateInput, head: Policy, ports: Ports): Promise<Parts> {
  const at = startOf(head.path);
  const dropped = droppedFinding(input, at);
  try {
    const found = await gate.run(input, ports);
    const loosened = loosenedJudgement(found, { findings: [], families: [] }, input.policy, at);
    const findings = await withoutBroken({ ...found, findings: loosened.findings }, gate, input, ports);
    return { ...found, findings: [dropped, ...findings], families: loosened.families };
  } catch (error) {
    const broken = cannotJudge(error) ? await onBaseBranch(gate, input, ports) : undefined;
    if (!cannotJudge(broken)) throw droppedError(error);
    return nothingJudged(input, [dropped, baseFinding({ kind: 'broken', reason: broken.message }, { policy: head })]);
  }
}

function nothingJudged({ plan, policy }: GateInput, findings: readonly Finding[]): Parts {
  const { gate, model, data } = plan;
  const { confidence, onInconclusive } = policy;
  return { gate, model, ...(model === '' && { data }), ...nothingMeasured, confidence, onInconclusive, findings };
}

function droppedFinding({ plan }: GateInput, at: Span): Finding {
  return factFinding({
    id: `policy/loosened/${plan.gate}/${judgedBy(plan)}`,
    rule: 'policy/loosened',
    fact: 'fail',
    severity: 'warn',
    from: 'base',
    message: {
      subject: `${plan.gate} for ${judgedBy(plan)}`,
      observed: 'this change drops the gate',
      expected: 'the gate as on the base branch',
      remedy: 'restore it, or drop it in a change of its own that an owner reviews',
    },
    at,
  });
}

/**
 * The same change may also delete the file that the dropped gate judges. Nobody can tell whether that is a way around
 * the gate, so it is an error with this hint.
 */
function droppedError(error: unknown): unknown {
  if (!(error instanceof InputError) || error.problem.code !== 'input/file-missing') return unplaced(error);
  const hint =
    'the base branch’s policy still judges it: drop it from the policy alone first, which warns, and delete the file in the next change';
  return unplaced(new InputError({ ...error.problem, hint }, { cause: error }));
}
