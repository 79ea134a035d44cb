// modelgate lint [--policy F]: the policy in words, and which of its limits the data can prove.
import { alphaOf, countText, plural, type GatePlan, type Policy } from '@modelgate/core';
import { lintLimits } from '@modelgate/gates';
import { fileGates, withProject, type OpenProject } from '@modelgate/host';
import { parse } from './arguments.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Exit code 0, even with warnings; 3 for an invalid policy. */
export async function lint(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse('lint', args, { policy: { type: 'string', default: 'modelgate.yml' } });
  const options = {
    cwd: terminal.cwd,
    policy: values['policy'] as string,
    env: terminal.env,
    ...(terminal.engines && { engines: terminal.engines }),
    progress: progressOn(terminal),
  };
  await withProject(options, async (project) => {
    for (const policy of project.policies) await lintPolicy(policy, project, terminal);
  });
  return 0;
}

async function lintPolicy(policy: Policy, project: OpenProject, terminal: Terminal): Promise<void> {
  const models = Object.keys(policy.models).length;
  terminal.print(`${policy.path}: valid, ${plural(models, 'model')}, sha256:${policy.digest.slice(0, 12)}`);
  for (const { what, value, why } of policy.defaults.filter((used) => used.what.startsWith('models.')))
    terminal.print(`${what}: ${value}, since ${why}`);
  for (const plan of policy.gates) await lintGate(policy, plan, project, terminal);
}

async function lintGate(policy: Policy, plan: GatePlan, project: OpenProject, terminal: Terminal): Promise<void> {
  if (fileGates.includes(plan.gate)) {
    const [first = '', ...more] = await project.filesOf(plan);
    terminal.print('', `${plan.gate} for ${plan.data}: ${first}`, ...more.map((file) => `  ${file}`));
    return;
  }
  const { rows } = await project.dataOf(policy, plan);
  const judged = plan.model === '' ? plan.data : `${plan.model} on ${plan.data}`;
  terminal.print('', `${plan.gate} for ${judged}, ${countText(rows)} rows`);
  if (plan.demands.length === 0)
    terminal.print(
      plan.model === ''
        ? '  no rules: a gate that judges nothing never passes'
        : '  no limits: the task’s default metrics are compared with the baseline',
    );
  if (plan.gate !== 'validate-data')
    for (const line of [saysLess(policy, plan), comparesNothing(policy, plan)])
      if (line !== undefined) terminal.print(`  ${line}`);
  for (const { demand, words, notes, warning } of lintLimits(plan, rows, alphaOf(policy.confidence))) {
    terminal.print(`  ${words}`);
    for (const note of notes) terminal.print(`    ${note}`);
    if (warning !== undefined) terminal.print(`    warning, ${demand.at.path}:${demand.at.start.line}: ${warning}`);
  }
}

/** A caution for weighted or clustered rows: the numbers of rows below are computed for independent rows of equal weight. */
function saysLess(policy: Policy, { data }: GatePlan): string | undefined {
  const { weight, cluster } = policy.data[data] ?? {};
  const why = [
    ...(cluster === undefined ? [] : [`rows of one ${cluster} are not independent (n counts clusters)`]),
    ...(weight === undefined ? [] : [`${weight} weighs them`]),
  ];
  if (why.length === 0) return undefined;
  return `the numbers of rows below are for independent rows of equal weight: here ${why.join(' and ')}, so less can be proved`;
}

/** A caution for a model without a baseline: its margins judge nothing, and a run that passes would not show that. */
function comparesNothing({ models }: Policy, { model }: GatePlan): string | undefined {
  return models[model]?.baseline?.from === 'none'
    ? 'the policy says baseline: none, so that no margin below is judged'
    : undefined;
}
