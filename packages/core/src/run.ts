// One run: every gate and model of the policy, each to a report; an error becomes a report too.
import type { Gate, GateInput, Judgment } from './gate.ts';
import { pairedModel } from './policy/pair.ts';
import type { Policy } from './policy/types.ts';
import type { Ports } from './ports.ts';
import { failedReport } from './report/failed.ts';
import type { Report, Run } from './report/types.ts';

export interface RunRequest {
  readonly policies: readonly Policy[];
  /** The base branch's policies, where there are any. */
  readonly base: readonly Policy[];
  readonly gates: readonly Gate[];
  /** Only these gates; absent: all that the policies name. */
  readonly only?: readonly string[];
  readonly about: Omit<Run, 'startedAt' | 'durationMs' | 'timings'>;
}

/** One report for each gate and model, in the policy's order. */
export async function runPolicies(request: RunRequest, ports: Ports): Promise<Report[]> {
  const reports: Report[] = [];
  for (const { gate, input } of workOf(request)) reports.push(await runOne(gate, input, request, ports));
  return reports;
}

function workOf({ policies, base, gates, only }: RunRequest): { gate: Gate; input: GateInput }[] {
  return policies.flatMap((policy) =>
    policy.gates
      .filter((plan) => only === undefined || only.includes(plan.gate))
      .map((plan) => ({ gate: gates.find((g) => g.id === plan.gate)!, input: { policy, plan, ...baseOf(policy, plan, base) } })),
  );
}

/** The same policy file and model on the base branch. */
function baseOf(policy: Policy, plan: GateInput['plan'], base: readonly Policy[]): Pick<GateInput, 'base'> {
  const same = base.find((b) => b.path === policy.path);
  const model = same && pairedModel(same, policy, plan.model);
  const before = same?.gates.find((g) => g.gate === plan.gate && g.model === model);
  return same && before ? { base: { policy: same, plan: before } } : {};
}

async function runOne(gate: Gate, input: GateInput, request: RunRequest, ports: Ports): Promise<Report> {
  const started = ports.now();
  const begin = performance.now();
  const judgment = await judgmentOf(gate, input, ports);
  const durationMs = Math.round(performance.now() - begin);
  return { ...judgment, run: { ...request.about, startedAt: started.toISOString(), durationMs, timings: {} } };
}

async function judgmentOf(gate: Gate, input: GateInput, ports: Ports): Promise<Judgment> {
  try {
    return await gate.run(input, ports);
  } catch (error) {
    return failedReport(gate.id, input.plan.model, error);
  }
}

/** The report of a gate that could not begin: the policy is wrong, or the world is. */
export function unreadable(gate: string, error: unknown, about: RunRequest['about'], started: Date): Report {
  return { ...failedReport(gate, '', error), run: { ...about, startedAt: started.toISOString(), durationMs: 0, timings: {} } };
}
