// Publishes reports: check runs with annotations, the summary, and the comment. What the token is not allowed to do is a warning, not an error.
import { appendFile } from 'node:fs/promises';
import { warning } from '@actions/core';
import { byVerdict, plural, WorldError, type Forge, type Report } from '@modelgate/core';
import { checkRun, comment, plainInLog, summaries, terminal, workflowCommands } from '@modelgate/render';
import { commentMarker } from './comment-marker.ts';
import type { Change } from './event.ts';
import type { Inputs, JobContext } from './inputs.ts';

/** Columns of GitHub's log page on the screen of a laptop. */
const logWidth = 120;

export interface PublishOptions {
  readonly gate: string;
  readonly inputs: Inputs;
  readonly job: JobContext;
  readonly change: Change;
  readonly forge: Forge;
  /** Writes to the job's log, in which the runner looks for commands. */
  readonly write: (text: string) => void;
}

/** Tries every way of publishing, even when another one failed. Returns the errors, except those of missing permissions, which are logged. */
export async function publish(reports: readonly Report[], options: PublishOptions): Promise<readonly WorldError[]> {
  const { gate, job, inputs, change, forge, write } = options;
  write(terminal(reports, { colour: false, width: logWidth }));
  for (const line of workflowCommands(reports)) write(line);
  const ids = { runId: job.runId, attempt: job.attempt };
  const failed: WorldError[] = [];
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    failed.push(...(await mayBeRefused(options, work)));
  };
  const { summaryPath } = job;
  const marker = commentMarker(gate, inputs.policy);
  if (summaryPath !== undefined) await attempt(() => appendSummary(summaryPath, reports));
  if (inputs.checkRun)
    for (const report of withCheckRun(reports, write)) await attempt(() => forge.publishCheck(checkRun(report, ids)));
  if (inputs.comment && change.pullRequest)
    await attempt(() => forge.publishComment(marker, `${marker}\n${comment(reports, reports)}`));
  return failed;
}

/** Each takes two or more requests, and all jobs of a repository together have a thousand an hour. */
const MOST_CHECK_RUNS = 50;

/**
 * The reports that get a check run: the worst ones if there are too many, since a change may list a thousand projects.
 * The job itself is the required check.
 */
function withCheckRun(reports: readonly Report[], write: PublishOptions['write']): readonly Report[] {
  const more = reports.length - MOST_CHECK_RUNS;
  if (more <= 0) return reports;
  write(`${plural(more, 'more report')} without a check run: see the job summary`);
  return reports.toSorted((a, b) => byVerdict(a.verdict, b.verdict)).slice(0, MOST_CHECK_RUNS);
}

async function appendSummary(path: string, reports: readonly Report[]): Promise<void> {
  await appendFile(path, summaries(reports)).catch((cause: unknown) => {
    const message = `the job's summary cannot be written: ${String(cause)}`;
    throw new WorldError({ code: 'world/write-failed', message, hint: 'check the runner’s disk' }, { cause });
  });
}

/** A missing permission is normal on forks and a mistake elsewhere; either way the report is still in the summary and the annotations. */
async function mayBeRefused(
  { write, change }: PublishOptions,
  work: () => Promise<unknown>,
): Promise<readonly WorldError[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const { code, message, hint } = error.problem;
    if (code !== 'world/forge-forbidden') return [error];
    if (change.pullRequest?.fork === true) [message, hint].forEach((line) => write(plainInLog(line)));
    else warning(`${message}\n${hint}`, { title: code });
    return [];
  }
}
