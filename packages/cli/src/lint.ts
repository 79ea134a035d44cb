// modelgate lint [--policy F]: the policy in words, what the data at hand lacks, and which limits it can prove.
import {
  cannotJudge,
  codeFrame,
  describeError,
  formatProblems,
  plural,
  type GateLint,
  type GatePlan,
  type Policy,
  type RunProblem,
} from '@modelgate/core';
import { withProject, type OpenProject } from '@modelgate/host';
import { parse } from './arguments.ts';
import { projectOptions } from './project-options.ts';
import type { Terminal } from './terminal.ts';

/** Exit code 0, even with warnings; 3 for an invalid policy, and for one that names what is not there. */
export async function lint(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse('lint', args, { policy: { type: 'string', default: 'modelgate.yml' } });
  return withProject(projectOptions(values['policy'] as string, terminal), async (project) => {
    const faults: RunProblem[] = [];
    for (const policy of project.policies) faults.push(...(await lintPolicy(policy, project, terminal)));
    if (faults.length === 0) return 0;
    terminal.error(...formatProblems(await framed(faults.toSorted(byPlace), project)).split('\n'));
    return 3;
  });
}

/** Prints the policy in words, unless there are faults, which are returned. */
async function lintPolicy(policy: Policy, project: OpenProject, terminal: Terminal): Promise<readonly RunProblem[]> {
  const linted: Linted[] = [];
  for (const plan of policy.gates) linted.push(await lintGate(policy, plan, project));
  const faults = unique(linted.flatMap((one) => one.faults));
  if (faults.length > 0) return faults;
  const models = Object.keys(policy.models).length;
  terminal.print(`${policy.path}: valid, ${plural(models, 'model')}, sha256:${policy.digest.slice(0, 12)}`);
  for (const { what, value, why } of policy.defaults.filter((used) => used.what.startsWith('models.')))
    terminal.print(`${what}: ${value}, since ${why}`);
  for (const one of linted) if ('judged' in one) printGate(one, terminal);
  return [];
}

type Linted = (GateLint & { readonly gate: string }) | Pick<GateLint, 'faults'>;

/** A gate that cannot even begin has that as its only fault. */
async function lintGate(policy: Policy, plan: GatePlan, project: OpenProject): Promise<Linted> {
  try {
    const found = await project.lint(policy, plan);
    return { gate: plan.gate, ...found, faults: found.faults.map((fault) => ({ at: plan.at, ...fault })) };
  } catch (error) {
    if (!cannotJudge(error)) throw error;
    return { faults: describeError(error).problems };
  }
}

/** What several gates say of one place is said once. */
function unique(faults: readonly RunProblem[]): readonly RunProblem[] {
  return [...new Map(faults.map((fault) => [`${fault.message} ${fault.at?.start.line ?? ''}`, fault])).values()];
}

function printGate({ gate, judged, notes, limits }: GateLint & { readonly gate: string }, terminal: Terminal): void {
  terminal.print('', `${gate} for ${judged}`, ...notes.map((note) => `  ${note}`));
  for (const { demand, words, notes: more, warning } of limits) {
    terminal.print(`  ${words}`, ...more.map((note) => `    ${note}`));
    if (warning !== undefined) terminal.print(`    warning, ${demand.at.path}:${demand.at.start.line}: ${warning}`);
  }
}

/** In the order of the file. */
function byPlace({ at: a }: RunProblem, { at: b }: RunProblem): number {
  return a && b && a.path === b.path ? a.start.line - b.start.line : 0;
}

/** With the lines of the policy that they are about. */
async function framed(faults: readonly RunProblem[], project: OpenProject): Promise<readonly RunProblem[]> {
  const texts = await project.textsOf(faults.flatMap(({ at }) => at?.path ?? []));
  return faults.map((fault) => {
    const text = fault.at && texts[fault.at.path];
    return fault.frame === undefined && text !== undefined ? { ...fault, frame: codeFrame(text, fault.at!) } : fault;
  });
}
