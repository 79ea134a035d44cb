// Reports that a change brings along in our own folder, to be taken for those of a job.
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { trackedNames } from '@modelgate/adapters';
import { OWN_FOLDER } from './inputs.ts';
import { isLink } from './is-link.ts';

/** Git keeps nothing of ours there. They go before anything is judged: a run that dies leaves none of them either. */
export async function deleteBroughtReports(out: string): Promise<void> {
  if (basename(out) !== OWN_FOLDER || isLink(out)) return;
  const reports = (await trackedNames(out)).filter((name) => /^[^/]+\.(report\.json|sarif)$/.test(name));
  await Promise.all(reports.map((name) => rm(join(out, name), { force: true })));
}
