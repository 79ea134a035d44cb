// Writes reports to disk: each to a temporary file that is then renamed, so that nobody reads half a report.
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeFolder } from '@modelgate/adapters';
import { canonicalJson, WorldError, type Report } from '@modelgate/core';
import { scanRules } from '@modelgate/checks';
import { gates } from '@modelgate/gates';
import { sarif, summaries } from '@modelgate/render';
import { OWN_FOLDER } from './inputs.ts';
import { isLink } from './is-link.ts';

export interface Written {
  readonly reports: readonly string[];
  /** Paths of the SARIF logs, which gates that judge files have. */
  readonly sarif: readonly string[];
  readonly summary: string;
}

export const NOTHING_WRITTEN: Written = { reports: [], sarif: [], summary: '' };

/** Writes a file for each report, a SARIF log for each scan, and one summary.md. */
export async function writeReports(reports: readonly Report[], out: string): Promise<Written> {
  const own = basename(out) === OWN_FOLDER;
  if (own && isLink(out))
    throw new WorldError({
      code: 'world/write-failed',
      message: `${out} is a link: with one, a change could have reports written anywhere`,
      hint: 'remove it, or name the folder that it points to with --out',
    });
  await makeFolder(out).catch((error: unknown) => {
    throw new WorldError({
      code: 'world/write-failed',
      message: `the folder ${out} cannot be made: ${String(error)}`,
      hint: 'name another folder with --out',
    });
  });
  // Keeps Git from tracking our own folder.
  const ignore = own ? writeWhole(join(out, '.gitignore'), '*\n') : undefined;
  const written: Promise<string>[] = [];
  const logs: Promise<string>[] = [];
  for (const [i, name] of reportNames(reports).entries()) {
    const report = reports[i]!;
    written.push(writeWhole(join(out, `${name}.report.json`), `${canonicalJson(report, 1)}\n`));
    if (scans(report)) logs.push(writeWhole(join(out, `${name}.sarif`), sarif(report, scanRules)));
  }
  const page = writeWhole(join(out, 'summary.md'), summaries(reports));
  // None is left half done because another one failed.
  await Promise.allSettled([ignore, ...written, ...logs, page]);
  const [summary, paths, sarifs] = await Promise.all([page, Promise.all(written), Promise.all(logs), ignore]);
  deleteStale(out, [...paths, ...sarifs], reports);
  return { reports: paths, sarif: sarifs, summary };
}

function scans({ gate }: Report): boolean {
  return gates.some(({ id, needs }) => id === gate && needs.uses.includes('scanner'));
}

/** The name of a report of a policy that could not be read, so that no gate ran. */
const POLICY = 'policy';

/**
 * Deletes reports of an earlier run that this run replaces: those of the same gates, and that of a policy which could not be read then; if it
 * cannot be read now, those of all gates. Reports of other gates stay.
 */
function deleteStale(out: string, written: readonly string[], reports: readonly Report[]): void {
  const own = reports.map(({ gate }) => gate);
  const spokenFor = new Set([...own, POLICY, ...(own.includes(POLICY) ? gates.map(({ id }) => id) : [])]);
  for (const name of readdirSync(out)) {
    const gate = /(?:^|\.)([a-z-]+)\.(?:report\.json|sarif)$/.exec(name)?.[1];
    const path = join(out, name);
    if (gate !== undefined && spokenFor.has(gate) && !written.includes(path)) rmSync(path, { force: true });
  }
}

/** The shortest unique names of the reports: the gate, if need be with its model or data set, then with its project. */
export function reportNames(reports: readonly Report[]): readonly string[] {
  const namings = [
    (r: Report) => [r.gate],
    (r: Report) => [r.data ?? r.model, r.gate],
    (r: Report) => [projectOf(r), r.data ?? r.model, r.gate],
    (r: Report, i: number) => [String(i + 1), projectOf(r), r.data ?? r.model, r.gate],
  ];
  const named = namings.map((parts) =>
    reports.map((r, i) =>
      parts(r, i)
        .filter((part) => part !== '')
        .join('.'),
    ),
  );
  return named.find((names) => new Set(names).size === names.length)!;
}

/** 'models-a' for models/a/modelgate.yml. */
function projectOf({ subjects }: Report): string {
  const path = subjects.find((s) => s.kind === 'policy')?.path ?? '';
  return path
    .split('/')
    .slice(0, -1)
    .join('-')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_');
}

/**
 * Writes to a random name first: under a predictable one, a waiting symbolic link would be followed. Only the renaming is waited for: where a
 * report lies already, the file system first brings the new one to the disk, while the next is made.
 */
async function writeWhole(path: string, text: string): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
    return path;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new WorldError(
      {
        code: 'world/write-failed',
        message: `${path} cannot be written: ${String(error)}`,
        hint: 'check space and permissions, or name another folder with --out',
      },
      { cause: error },
    );
  }
}
