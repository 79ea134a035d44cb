// modelgate lint [--policy F]: the policy in words, and what the data can prove of it.
import { gitBaseTree } from '@modelgate/adapters';
import { countText, type GatePlan, type Policy, type Ports } from '@modelgate/core';
import { gates, lintLimits } from '@modelgate/gates';
import { findProject, headPolicies, localSettings, openWorld } from '@modelgate/host';
import { parse } from './arguments.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Exit code 0, also with warnings; a policy that is wrong ends with 3. */
export async function lint(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse('lint', args, { policy: { type: 'string', default: 'modelgate.yml' } });
  const project = await findProject(terminal.cwd, values['policy'] as string);
  const policies = await headPolicies(project, gates.map((gate) => gate.section));
  const base = await gitBaseTree({ folder: project.root });
  const world = await openWorld({ root: project.root, env: terminal.env, settings: localSettings(terminal.env), progress: progressOn(terminal), base });
  try {
    for (const policy of policies) await lintPolicy(policy, world.ports, terminal);
  } finally {
    await world.close();
  }
  return 0;
}

async function lintPolicy(policy: Policy, ports: Ports, terminal: Terminal): Promise<void> {
  const models = Object.keys(policy.models).length;
  terminal.print(`${policy.path}: valid, ${models} model${models === 1 ? '' : 's'}, sha256:${policy.digest.slice(0, 12)}`);
  for (const plan of policy.gates) await lintGate(policy, plan, ports, terminal);
}

async function lintGate(policy: Policy, plan: GatePlan, ports: Ports, terminal: Terminal): Promise<void> {
  const data = policy.data[plan.data]!;
  const path = policy.root === '.' ? data.path : `${policy.root}/${data.path}`;
  const { rows } = await ports.data.describe({ name: data.name, files: await ports.files.find(path) });
  terminal.print(`\n${plan.gate} for ${plan.model} on ${data.name}, ${countText(rows)} rows`);
  if (plan.demands.length === 0) terminal.print('  no limits: the task’s default metrics are compared with the baseline');
  for (const { demand, words, notes, warning } of lintLimits(plan, rows, 1 - policy.confidence)) {
    terminal.print(`  ${words}`);
    for (const note of notes) terminal.print(`    ${note}`);
    if (warning !== undefined) terminal.print(`    warning, ${demand.at.path}:${demand.at.start.line}: ${warning}`);
  }
}
