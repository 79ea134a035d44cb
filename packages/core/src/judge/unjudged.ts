// A model of the policy that no gate judges, and that nobody switched off on purpose: the run says so, since its tick would be taken for the model's.
import type { Finding } from '../finding.ts';
import type { Gate, GateInput } from '../gate.ts';
import { FILES } from '../policy/pair.ts';
import type { ModelSubject, Policy } from '../policy/types.ts';
import { factFinding } from './fact-finding.ts';

/**
 * Told by the policy's first gate alone, so that the jobs of the other gates do not repeat it. A policy whose gates all judge
 * files names its models for these.
 */
export function unjudgedFindings(
  { policy, plan }: Pick<GateInput, 'policy' | 'plan'>,
  gates: readonly Gate[],
): readonly Finding[] {
  if (policy.gates[0] !== plan || policy.gates.every(({ data }) => data === FILES)) return [];
  const ofModels = gates.filter(({ section }) => section.judges === undefined).map(({ id }) => id);
  return Object.values(policy.models)
    .filter(({ name }) => !isJudged(name, policy) && !isOff(name, policy, ofModels))
    .map(unjudgedFinding);
}

/** A rule about a model's outputs, such as their drift, judges it too. */
function isJudged(name: string, { gates }: Policy): boolean {
  return gates.some(({ model, demands }) => model === name || demands.some((demand) => demand.model === name));
}

/** A gate that judges models was removed by `off`, for this model or for all of them. */
function isOff(name: string, { removed }: Policy, ofModels: readonly string[]): boolean {
  return ofModels.some((gate) =>
    removed.some(({ what }) => what === `gates.${gate}` || what === `models.${name}.gates.${gate}`),
  );
}

function unjudgedFinding({ name, at }: ModelSubject): Finding {
  return factFinding({
    id: `policy/model-not-judged/${name}`,
    rule: 'policy/model-not-judged',
    fact: 'fail',
    severity: 'warn',
    from: 'head',
    message: {
      subject: `the model ${name}`,
      observed: 'no gate of the policy judges it',
      expected: 'a gate for each model of the policy',
      remedy: `write gates: { evaluate-model: {} } to judge it, or evaluate-model: off in its own gates if it is not to be judged`,
    },
    at,
  });
}
