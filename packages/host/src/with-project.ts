// Opens a checkout with its policies and ports, for commands that inspect it without running a gate.
import { folderStore, gitBaseTree, prepareFolderStore } from '@modelgate/adapters';
import { refOf } from '@modelgate/core';
import type { BaseTree, DataFacts, GateLint, GatePlan, Policy, Ports, Progress } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import type { Engines } from './engines.ts';
import type { Environment } from './inputs.ts';
import { findProject, headPolicies, sourceTexts } from './project.ts';
import { openWorld } from './world.ts';

export interface ProjectOptions {
  readonly cwd: string;
  /** The policy's path from `cwd`. */
  readonly policy: string;
  readonly env: Environment;
  readonly progress: Progress;
  /** Engines that are already running; absent: they are started now. */
  readonly engines?: Engines;
}

export interface OpenProject {
  readonly policies: readonly Policy[];
  /** What is known of a gate's data set without reading its rows. */
  dataOf(policy: Policy, plan: GatePlan): Promise<DataFacts>;
  /** What a gate says of its plan before anything runs. */
  lint(policy: Policy, plan: GatePlan): Promise<GateLint>;
  /** Texts of files of the checkout, for code frames. */
  textsOf(paths: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

/** A store in a folder of a laptop or a self-hosted machine, whose runs trust each other. The folder is created at once. */
export async function localStore(
  folder: string,
  say: (sentence: string) => void,
): Promise<ReturnType<typeof folderStore>> {
  await prepareFolderStore(folder);
  return folderStore(folder, { origin: { run: 'local', attempt: 1, sha: '', onDefaultBranch: false }, say });
}

/** The base branch, read through Git on a laptop. */
export function localBase(root: string, env: Environment): Promise<BaseTree> {
  return gitBaseTree({ folder: root, named: env['GIT_DIR'] !== undefined });
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
    base: await localBase(project.root, env),
    ...(engines && { engines }),
  });
  try {
    return await work({
      policies,
      dataOf: (policy, plan) => dataOf(policy, plan, world.ports),
      lint: (policy, plan) => gates.find(({ id }) => id === plan.gate)!.lint({ policy, plan }, world.ports),
      textsOf: (paths) => sourceTexts(project, paths),
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
