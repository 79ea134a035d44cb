// Runs the policies of a checkout, and checks every report against its schema.
import { listedAt } from '@modelgate/adapters';
import {
  InputError,
  once,
  PolicyError,
  readPolicies,
  runPolicies,
  startOf,
  unreadable,
  type BaseTree,
  type GatePlan,
  type Policy,
  type Progress,
  type Report,
  type RunRequest,
  type SeriesStore,
  type Store,
} from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { startEngines, type Engines } from './engines.ts';
import type { Environment } from './inputs.ts';
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
  /** Opens the base branch: through the forge on a runner, through Git on a laptop. */
  readonly base: (root: string) => Promise<BaseTree>;
  readonly ids: Readonly<Record<string, string>>;
  /** The change comes from a fork. */
  readonly fork?: boolean;
  readonly store?: Store & SeriesStore;
  /** Engines that are already running; absent: they are started first. */
  readonly engines?: Engines;
}

/** The reports in the policy's order; an error of any family becomes a report too. */
export async function runProject(run: ProjectRun): Promise<readonly Report[]> {
  const about = { version, node: process.version, platform: `${process.platform}-${process.arch}`, ids: run.ids };
  const started = new Date();
  let reports: readonly Report[];
  try {
    reports = await judgeProject(run, about);
  } catch (error) {
    // When the policy cannot be read, its gates are unknown: the report is called 'policy' unless the user named gates.
    const names = run.only ?? ['policy'];
    reports = names.map((gate) => unreadable(gate, error, about, started));
  }
  const { checkReport } = await reportSchema();
  for (const report of reports) checkReport(report);
  return reports;
}

/** Apart from the rest, since building it takes as long as judging. */
const reportSchema = once(() => import('@modelgate/core/report-schema'));

async function judgeProject(run: ProjectRun, about: Parameters<typeof unreadable>[2]): Promise<readonly Report[]> {
  const engines = run.engines ?? startEngines(run.env);
  try {
    const project = await findProject(run.cwd, run.policy);
    const [base, policies] = await Promise.all([
      run.base(project.root),
      headPolicies(
        project,
        gates.map((gate) => gate.section),
      ),
    ]);
    const before = await basePolicies(project, base);
    return await judgePolicies(run, { project, policies, base, before, engines }, about);
  } finally {
    await engines.close();
  }
}

interface Judged {
  readonly project: Project;
  readonly policies: readonly Policy[];
  readonly base: BaseTree;
  readonly before: Pick<RunRequest, 'base' | 'baseTrouble'>;
  readonly engines: Engines;
}

async function judgePolicies(
  run: ProjectRun,
  { project, policies, base, before, engines }: Judged,
  about: Parameters<typeof unreadable>[2],
): Promise<readonly Report[]> {
  const { env, progress, store, fork = false } = run;
  const both = [...policies, ...before.base];
  const filesOnly = both.every((policy) => judgesFilesOnly(policy, run.only));
  if (both.some((policy) => asksModels(policy, run.only))) await engines.withModels();
  const world = await openWorld({
    root: project.root,
    env,
    progress,
    base,
    fork,
    engines,
    filesOnly,
    ...(store && { kept: { store, series: `data of ${project.policy}` } }),
  });
  try {
    const running = runPolicies(
      { policies, ...before, gates, ...(run.only && { only: run.only }), about },
      world.ports,
    );
    // Loaded while the engines read; a failure is told where it is used.
    reportSchema().catch(() => undefined);
    const reports = await running;
    if (reports.length === 0) throw nothingToRun(run, policies);
    return reports;
  } finally {
    await world.close();
  }
}

/** Gates that need neither data nor models. */
const filesOnly: ReadonlySet<string> = new Set(
  gates.filter(({ needs }) => needs.uses.every((engine) => engine === 'scanner')).map(({ id }) => id),
);

function judgesFilesOnly(policy: Policy, only: ProjectRun['only']): boolean {
  return plansThatRun(policy, only).every(({ gate }) => filesOnly.has(gate));
}

/** Whether a model is run. The base branch's policy may need one even if the change's policy, from which the engines were guessed, does not. */
function asksModels(policy: Policy, only: ProjectRun['only']): boolean {
  const isRun = (name: string): boolean => policy.models[name]?.source.kind !== 'predictions';
  return plansThatRun(policy, only).some(
    ({ model, demands }) =>
      (model !== '' && isRun(model)) || demands.some((demand) => demand.model !== undefined && isRun(demand.model)),
  );
}

function plansThatRun({ gates: plans }: Policy, only: ProjectRun['only']): readonly GatePlan[] {
  return plans.filter(({ gate }) => only === undefined || only.includes(gate));
}

function nothingToRun(run: ProjectRun, policies: readonly Policy[]): InputError {
  const named = [...new Set(policies.flatMap((p) => p.gates.map((g) => g.gate)))];
  return new InputError({
    code: 'input/argument',
    named: `policy ${run.policy}`,
    expected: `a model with the gate ${run.only?.join(' or ') ?? 'to run'}`,
    received: named.length === 0 ? 'no gate' : named.join(', '),
    hint: 'name the gate under gates: in the policy',
  });
}

/** The base branch's policies; empty when there is no base, or when it provably has no policy. */
async function basePolicies({ policy }: Project, base: BaseTree): Promise<Pick<RunRequest, 'base' | 'baseTrouble'>> {
  if ('none' in base.commit) return { base: [] };
  const read = await base.read(policy);
  if ('absent' in read) return { base: [] };
  if ('unreadable' in read) return { base: [], baseTrouble: { kind: 'unreadable', reason: read.unreadable } };
  try {
    const list = (glob: string): Promise<readonly string[]> => listAtBase(glob, policy, base);
    return {
      base: await readPolicies(
        policy,
        (path) => base.read(path),
        gates.map((gate) => gate.section),
        { from: 'base', list },
      ),
    };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const lost = error.problems.some((p) => p.code === 'policy/unreadable');
    return { base: [], baseTrouble: { kind: lost ? 'unreadable' : 'broken', reason: error.problems[0]!.message } };
  }
}

/** Files of the base branch that match the glob, including those that the change deletes. */
async function listAtBase(glob: string, policy: string, base: BaseTree): Promise<readonly string[]> {
  const listed = await listedAt(glob, base);
  if ('files' in listed) return listed.files;
  const message = `the files of ${glob} cannot be listed: ${listed.unreadable}`;
  throw new PolicyError([{ code: 'policy/unreadable', message, at: startOf(policy) }]);
}
