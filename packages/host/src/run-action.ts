// Runs a gate as a step of a job: reads the inputs, and sets reports, outputs and an exit code.
import '@modelgate/core/without-eval';
import { resolve } from 'node:path';
import { error } from '@actions/core';
import { actionsCacheStore, githubForge } from '@modelgate/adapters/github';
import { describeError, exitCodeOfRun, noTree, type BaseTree } from '@modelgate/core';
import { plain, plainInLog } from '@modelgate/render';
import { deleteBroughtReports } from './brought-reports.ts';
import { cacheStaging } from './cache-staging.ts';
import { changeOf, type Change } from './event.ts';
import type { Engines } from './engines.ts';
import { jobContext, readInputs, type Environment, type Inputs, type JobContext } from './inputs.ts';
import { originOf } from './origin.ts';
import { setOutputs } from './outputs.ts';
import { progressLines } from './progress-lines.ts';
import { publish } from './publish.ts';
import { runProject, type ProjectRun } from './run-project.ts';
import { NOTHING_WRITTEN, writeReports } from './write-reports.ts';

/** Sets the process's exit code; never throws. */
export async function runStep(gate: string, env: Environment, engines: Engines): Promise<void> {
  try {
    process.exitCode = await runJob(gate, env, engines);
  } catch (thrown) {
    sayError(thrown);
    process.exitCode = 3;
  }
}

async function runJob(gate: string, env: Environment, engines: Engines): Promise<number> {
  const [inputs, job] = [readInputs(env), jobContext(env)];
  const out = resolve(job.workspace, inputs.out);
  await deleteBroughtReports(out);
  const change = await changeOf(job);
  const forge = forgeOf(inputs, job, change);
  const reports = await runProject({
    cwd: job.workspace,
    policy: inputs.policy,
    only: [gate],
    env,
    engines,
    progress: progressLines(say),
    base: () => baseOf(forge, inputs),
    ids: idsOf(job, change),
    fork: change.pullRequest?.fork === true,
    ...storeOf(job, change, env),
  });
  const [written] = await Promise.allSettled([writeReports(reports, out)]);
  setOutputs(reports, written.status === 'fulfilled' ? written.value : NOTHING_WRITTEN);
  const failed = await publish(reports, { gate, inputs, job, change, forge, write });
  for (const each of failed) sayError(each);
  // Results are published even when no report could be written to disk.
  if (written.status === 'rejected') throw written.reason;
  return failed.length > 0 ? 3 : exitCodeOfRun(reports);
}

/** The actions cache, where the runner has one. */
function storeOf(job: JobContext, change: Change, env: Environment): Pick<ProjectRun, 'store'> {
  const staging = cacheStaging(job.workspace, env);
  if (staging === undefined) return {};
  return { store: actionsCacheStore({ origin: originOf(job, change), say, staging }) };
}

/** The ids that links in pages are made of; without the branch for a fork, since it is not in this repository. */
function idsOf(job: JobContext, { headSha, pullRequest }: Change): Readonly<Record<string, string>> {
  const branch = pullRequest && !pullRequest.fork ? { branch: pullRequest.headRef } : {};
  const base = pullRequest ? { base: pullRequest.baseRef } : {};
  return {
    server: job.serverUrl,
    repository: `${job.owner}/${job.repo}`,
    sha: headSha,
    ...branch,
    ...base,
    runId: job.runId,
    attempt: job.attempt,
    job: job.job,
  };
}

function forgeOf(inputs: Inputs, job: JobContext, { headSha, pullRequest, base }: Change) {
  const { token } = inputs;
  const { owner, repo, apiUrl, sha: checkedOutSha } = job;
  return githubForge({
    token,
    apiUrl,
    owner,
    repo,
    headSha,
    checkedOutSha,
    checkout: job.workspace,
    ...(pullRequest && { pullNumber: pullRequest.number, fork: pullRequest.fork, base: pullRequest.baseRef }),
    ...(!pullRequest && base !== undefined && { base }),
  });
}

/** Without a token nothing of the base branch can be read: a warning says so, and a baseline there is unknown. */
async function baseOf(forge: ReturnType<typeof forgeOf>, inputs: Inputs): Promise<BaseTree> {
  if (inputs.token !== '') return forge.baseTree();
  const why = 'the input token is empty, so the base branch cannot be read';
  return noTree(why);
}

/** Writes an escaped line: the runner looks for commands in it, and it may quote kept data or names of anybody. */
function say(line: string): void {
  write(plainInLog(line));
}

/** Writes text that the renderers have already escaped. */
function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function sayError(thrown: unknown): void {
  for (const { code, message, hint } of describeError(thrown).problems)
    error([message, ...(hint === undefined ? [] : [hint])].map((line) => plain(line)).join('\n'), { title: code });
}
