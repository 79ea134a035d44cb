// A gate that the change drops altogether: the base's policy judges it, and its failures are loosenings.
import { InputError } from '../errors/errors.ts';
import type { GateInput } from '../gate.ts';
import { judgedBy } from '../policy/pair.ts';
import type { Policy } from '../policy/types.ts';
import { factFinding } from './fact-finding.ts';
import type { Judgement } from './judge.ts';
import { loosenedJudgement } from './loosened.ts';

/** What the dropped gate would have blocked, and a warning that it was dropped. */
export function droppedJudgement(base: Judgement, { plan, policy }: GateInput, head: Policy): Judgement {
  const start = { line: 1, column: 1 };
  const at = { path: head.path, start, end: start };
  const id = `policy/loosened/${plan.gate}/${judgedBy(plan)}`;
  const dropped = factFinding({
    id,
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
  const { findings, families } = loosenedJudgement(base, { findings: [], families: [] }, policy, at);
  return { findings: [dropped, ...findings], families };
}

/**
 * When the same change also deletes the file that the gate judges, that cannot be
 * told from a way around the gate: it is an error with this hint.
 */
export function droppedError(error: unknown): unknown {
  if (!(error instanceof InputError) || error.problem.code !== 'input/file-missing') return error;
  const hint =
    'the base branch’s policy still judges it: drop it from the policy alone first, which warns, and delete the file in the next change';
  return new InputError({ ...error.problem, hint }, { cause: error });
}
