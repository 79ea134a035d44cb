// A checkout with its policies and open ports, for commands that look without running a gate.
import { folderStore, gitBaseTree, prepareFolderStore } from '@modelgate/adapters';
import { plural, refOf } from '@modelgate/core';
import type { BaseTree, DataFacts, GatePlan, Policy, Ports, Progress } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import type { Engines } from './engines.ts';
import type { Environment } from './inputs.ts';
import { findProject, headPolicies } from './project.ts';
import { openWorld } from './world.ts';

export interface ProjectOptions {
  readonly cwd: string;
  /** The policy's path from `cwd`. */
  readonly policy: string;
  readonly env: Environment;
  readonly progress: Progress;
  /** Engines that were started already; absent: they are started now. */
  readonly engines?: Engines;
}

export interface OpenProject {
  readonly policies: readonly Policy[];
  /** What is known of a gate's data set without reading its rows. */
  dataOf(policy: Policy, plan: GatePlan): Promise<DataFacts>;
  /** How many files each path of a gate that judges files names. */
  filesOf(plan: GatePlan): Promise<readonly string[]>;
}

/** A folder that a laptop, or a machine of one's own, keeps results in: its runs trust each other. It is made at once. */
export async function localStore(
  folder: string,
  say: (sentence: string) => void,
): Promise<ReturnType<typeof folderStore>> {
  await prepareFolderStore(folder);
  return folderStore(folder, { origin: { run: 'local', attempt: 1, sha: '', onDefaultBranch: false }, say });
}

/** The base branch by Git, as a laptop has it. */
export function localBase(root: string): Promise<BaseTree> {
  return gitBaseTree({ folder: root });
}

export async function withProject<T>(options: ProjectOptions, work: (project: OpenProject) => Promise<T>): Promise<T> {
  const project = await findProject(options.cwd, options.policy);
  const policies = await headPolicies(
    project,
    gates.map((gate) => gate.section),
  );
  const { env, progress, engines } = options;
  const world = await openWorld({
    root: project.root,
    env,
    progress,
    base: await localBase(project.root),
    ...(engines && { engines }),
  });
  try {
    return await work({
      policies,
      dataOf: (policy, plan) => dataOf(policy, plan, world.ports),
      filesOf: (plan) => filesOf(plan, world.ports),
    });
  } finally {
    await world.close();
  }
}

async function dataOf(policy: Policy, plan: GatePlan, ports: Ports): Promise<DataFacts> {
  const data = policy.data[plan.data]!;
  const files = await ports.files.find(policy.root === '.' ? data.path : `${policy.root}/${data.path}`);
  return ports.data.describe(refOf(data, files));
}

async function filesOf({ settings }: GatePlan, { files }: Ports): Promise<readonly string[]> {
  const { paths } = settings as { readonly paths: readonly string[] };
  const counts = paths.map(async (path) => {
    const found = (await files.all(path)).length;
    return `${path}, ${found === 0 ? 'no file: the gate will be an error' : plural(found, 'file')}`;
  });
  return Promise.all(counts);
}
