// Reports that a change brings along in our own folder, where they would be taken for the job's own.
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { trackedNames } from '@modelgate/adapters';
import { OWN_FOLDER } from './inputs.ts';
import { isLink } from './is-link.ts';

/** Deletes reports that Git tracks: ours are never committed. */
export async function deleteBroughtReports(out: string): Promise<void> {
  if (basename(out) !== OWN_FOLDER || isLink(out)) return;
  const there = (await readdir(out).catch(() => [])).filter((name) => /\.(report\.json|sarif)$/.test(name));
  // Git is started only if there are files to ask it about.
  if (there.length === 0) return;
  const tracked = new Set(await trackedNames(out));
  await Promise.all(there.filter((name) => tracked.has(name)).map((name) => rm(join(out, name), { force: true })));
}
