// One run: every gate of the policy, for each model or data set to a report; an error becomes a report too.
import type { Gate, GateInput, UntimedReport } from './gate.ts';
import { baseFinding, type BaseTrouble } from './judge/base-trouble.ts';
import { runDropped } from './judge/dropped.ts';
import { runBoth } from './judge/on-base-branch.ts';
import { unjudgedFindings } from './judge/unjudged.ts';
import { withLongForm } from './policy/long-form-hint.ts';
import { judgedBy, pairedPlan } from './policy/pair.ts';
import type { GatePlan, Policy } from './policy/types.ts';
import type { Ports } from './ports.ts';
import { assemble } from './report/assemble.ts';
import { failedReport } from './report/failed.ts';
import { projectsOf } from './report/judged-name.ts';
import type { Report, Run } from './report/types.ts';
import { startOf } from './source/lines.ts';
import type { Span } from './source/span.ts';

export interface RunRequest {
  readonly policies: readonly Policy[];
  /** The base branch's policies, where there are any. */
  readonly base: readonly Policy[];
  /** Why the base branch's policy could not be used. */
  readonly baseTrouble?: BaseTrouble;
  readonly gates: readonly Gate[];
  /** Only these gates; absent: all that the policies name. */
  readonly only?: readonly string[];
  readonly about: Omit<Run, 'startedAt' | 'durationMs'>;
}

/** A gate that head's policy names, or one that the change drops: that one is judged by the base's policy alone. */
interface Work {
  readonly gate: Gate;
  readonly input: GateInput;
  readonly droppedFrom?: Policy;
  /** See `Report.project`. */
  readonly project?: string;
}

/** One report for each gate and model or data set, in the policy's order, dropped ones last. */
export async function runPolicies(request: RunRequest, ports: Ports): Promise<Report[]> {
  const reports: Report[] = [];
  for (const work of toldApart(workOf(request))) reports.push(await runOne(work, request, ports));
  return reports;
}

/** Adds the project where two of them have a model of the same name, so that no report is taken for another's. */
function toldApart(works: readonly Work[]): readonly Work[] {
  const named = works.map(({ gate, input: { plan, policy } }) => ({
    gate: gate.id,
    name: judgedBy(plan),
    policy: policy.path,
  }));
  const projects = projectsOf(named);
  return works.map((work, i) => (projects[i] === undefined ? work : { ...work, project: projects[i] }));
}

function workOf(request: RunRequest): readonly Work[] {
  const own = request.policies.flatMap((policy) =>
    policy.gates.map((plan): Work => ({
      gate: gateOf(request, plan),
      input: { policy, plan, ...baseOf(policy, plan, request.base) },
    })),
  );
  const kept = new Set(own.map(({ input }) => input.base?.plan));
  const dropped = request.base.flatMap((policy) =>
    policy.gates
      .filter((plan) => !kept.has(plan))
      .map((plan): Work => ({
        gate: gateOf(request, plan),
        input: { policy, plan },
        droppedFrom: headOf(policy, request),
      })),
  );
  return [...own, ...dropped].filter(({ gate }) => request.only === undefined || request.only.includes(gate.id));
}

function gateOf({ gates }: RunRequest, plan: GatePlan): Gate {
  const gate = gates.find((g) => g.id === plan.gate);
  if (!gate) throw new Error(`no gate ${plan.gate} in the catalogue`);
  return gate;
}

/** Head's policy of the same file, or the first one where the file is gone: findings need a file of head to point at. */
function headOf(base: Policy, { policies }: RunRequest): Policy {
  return policies.find((p) => p.path === base.path) ?? policies[0]!;
}

/** The same policy file and model, or data set, on the base branch. */
function baseOf(policy: Policy, plan: GatePlan, base: readonly Policy[]): Pick<GateInput, 'base'> {
  const same = base.find((b) => b.path === policy.path);
  const before = same && pairedPlan(same, policy, plan);
  return same && before ? { base: { policy: same, plan: before } } : {};
}

async function runOne(work: Work, request: RunRequest, ports: Ports): Promise<Report> {
  const started = ports.now();
  const report = await untimedReport(work, request, ports);
  const durationMs = Math.max(0, ports.now().getTime() - started.getTime());
  return { ...report, run: { ...request.about, startedAt: started.toISOString(), durationMs } };
}

async function untimedReport(
  { gate, input, droppedFrom, project }: Work,
  { baseTrouble, gates }: RunRequest,
  ports: Ports,
): Promise<UntimedReport> {
  const of = project === undefined ? {} : { project };
  try {
    const found = droppedFrom ? await runDropped(gate, input, droppedFrom, ports) : await runBoth(gate, input, ports);
    const trouble = baseTrouble ? [baseFinding(baseTrouble, input)] : [];
    const unjudged = droppedFrom ? [] : unjudgedFindings(input, gates);
    return assemble({ ...found, ...of, findings: [...found.findings, ...trouble, ...unjudged] });
  } catch (error) {
    const told = withLongForm(error, input.policy);
    return failedReport(gate.id, { ...input.plan, ...of, at: placeOf(input, droppedFrom) }, told);
  }
}

/** Where the policy names what is judged; of a gate that the change drops, its policy's beginning. */
function placeOf({ policy, plan }: GateInput, droppedFrom?: Policy): Span {
  if (droppedFrom) return startOf(droppedFrom.path);
  return (policy.models[plan.model] ?? policy.data[plan.data])?.at ?? plan.at;
}

/** The report of a gate that could not begin: the policy is wrong, or the world is. */
export function unreadable(gate: string, error: unknown, about: RunRequest['about'], started: Date): Report {
  return {
    ...failedReport(gate, { model: '' }, error),
    run: { ...about, startedAt: started.toISOString(), durationMs: 0 },
  };
}
