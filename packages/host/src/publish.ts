// Publishing: check run with annotations, summary, and the comment of the lone gate. What the token may not do is said, not fatal.
import { appendFile } from 'node:fs/promises';
import { WorldError, type Forge, type Report } from '@modelgate/core';
import { checkRun, comment, commentMarker, summaries, workflowCommands } from '@modelgate/render';
import type { Change } from './event.ts';
import type { Inputs, JobContext } from './inputs.ts';

export interface PublishOptions {
  readonly inputs: Inputs;
  readonly job: JobContext;
  readonly change: Change;
  readonly forge: Forge;
  /** A line of the job's log. */
  readonly say: (line: string) => void;
}

export async function publish(reports: readonly Report[], options: PublishOptions): Promise<void> {
  const { job, inputs, change, say } = options;
  for (const line of reports.flatMap((report) => workflowCommands(report))) say(line);
  if (job.summaryPath !== undefined) await appendFile(job.summaryPath, summaries(reports));
  const ids = { runId: job.runId, attempt: job.attempt };
  if (inputs.checkRun)
    for (const report of reports) await mayBeRefused(options, () => options.forge.publishCheck(checkRun(report, ids)));
  if (inputs.comment && change.pullRequest)
    await mayBeRefused(options, () => options.forge.publishComment(commentMarker, comment(reports, reports)));
}

/** A read-only token is usual on forks: the report stands in summary and annotations, and the log says what is missing. */
async function mayBeRefused({ say }: PublishOptions, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WorldError) || error.problem.code !== 'world/forge-forbidden') throw error;
    say(`${error.problem.message}\n${error.problem.hint}`);
  }
}
