// One run of a checkout's policies: read, judged, and every report checked against its own schema.
import { checkReport, PolicyError, readPolicies, runPolicies, unreadable, type BaseTree, type Policy, type Progress, type Report } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { localSettings, type Environment } from './inputs.ts';
import { findProject, headPolicies, type Project } from './project.ts';
import { version } from './version.ts';
import { openWorld } from './world.ts';

export interface ProjectRun {
  readonly cwd: string;
  /** The policy's path from `cwd`. */
  readonly policy: string;
  /** Only these gates; absent: all that the policy names. */
  readonly only?: readonly string[];
  readonly env: Environment;
  readonly progress: Progress;
  /** Files of the base branch: from the forge on a runner, from Git on a laptop. */
  readonly base: (root: string) => Promise<BaseTree>;
  readonly ids: Readonly<Record<string, string>>;
}

/** Reports in the policy's order; an error of any family is a report too. */
export async function runProject(run: ProjectRun): Promise<readonly Report[]> {
  const about = { version, node: process.version, platform: `${process.platform}-${process.arch}`, ids: run.ids };
  const started = new Date();
  let reports: readonly Report[];
  try {
    reports = await judgeProject(run, about);
  } catch (error) {
    const names = run.only ?? gates.map((gate) => gate.id);
    reports = names.map((gate) => unreadable(gate, error, about, started));
  }
  for (const report of reports) checkReport(report);
  return reports;
}

async function judgeProject(run: ProjectRun, about: Parameters<typeof unreadable>[2]): Promise<readonly Report[]> {
  const project = await findProject(run.cwd, run.policy);
  const sections = gates.map((gate) => gate.section);
  const policies = await headPolicies(project, sections);
  const base = await run.base(project.root);
  const world = await openWorld({ root: project.root, env: run.env, settings: localSettings(run.env), progress: run.progress, base });
  try {
    const before = await basePolicies(project, base);
    return await runPolicies({ policies, base: before, gates, ...(run.only && { only: run.only }), about }, world.ports);
  } finally {
    await world.close();
  }
}

/** The base branch's policies; none when there is no base, or no policy in it. A broken one there is not this change's fault. */
async function basePolicies({ policy }: Project, base: BaseTree): Promise<readonly Policy[]> {
  if ('none' in base.commit) return [];
  const read = await base.read(policy);
  if (!('found' in read)) return [];
  try {
    return await readPolicies(policy, (path) => base.read(path), gates.map((gate) => gate.section), { from: 'base' });
  } catch (error) {
    if (error instanceof PolicyError) return [];
    throw error;
  }
}
