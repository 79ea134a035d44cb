// Reports on disk: written to a temporary file and renamed, so that nobody reads half of one.
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@modelgate/adapters';
import { canonicalJson, WorldError, type Report } from '@modelgate/core';
import { scanRules } from '@modelgate/checks';
import { sarif, summaries } from '@modelgate/render';
import { fileGates } from './needs.ts';

export interface Written {
  readonly reports: readonly string[];
  /** Of gates that judge files. */
  readonly sarif: readonly string[];
  readonly summary: string;
}

/** A file for each report, SARIF for those of scans, and summary.md for all. */
export async function writeReports(reports: readonly Report[], out: string): Promise<Written> {
  await makeFolder(out).catch((error: unknown) => {
    throw new WorldError({
      code: 'world/write-failed',
      message: `the folder ${out} cannot be made: ${String(error)}`,
      hint: 'name another folder with --out',
    });
  });
  const paths: string[] = [];
  const sarifs: string[] = [];
  for (const [i, name] of reportNames(reports).entries()) {
    const report = reports[i]!;
    paths.push(await writeWhole(join(out, `${name}.report.json`), `${canonicalJson(report, 1)}\n`));
    if (fileGates.includes(report.gate))
      sarifs.push(await writeWhole(join(out, `${name}.sarif`), sarif(report, scanRules)));
  }
  return { reports: paths, sarif: sarifs, summary: await writeWhole(join(out, 'summary.md'), summaries(reports)) };
}

/** The shortest naming that tells all reports apart: the gate, with its model or data set, with its project. */
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

/** 'models-a' of models/a/modelgate.yml. */
function projectOf({ subjects }: Report): string {
  const path = subjects.find((s) => s.kind === 'policy')?.path ?? '';
  return path
    .split('/')
    .slice(0, -1)
    .join('-')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_');
}

async function writeWhole(path: string, text: string): Promise<string> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
    return path;
  } catch (error) {
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
