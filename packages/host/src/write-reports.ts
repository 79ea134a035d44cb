// Reports on disk: written to a temporary file and renamed, so that nobody reads half of one.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, WorldError, type Report } from '@modelgate/core';
import { summaries } from '@modelgate/render';

export interface Written {
  readonly reports: readonly string[];
  readonly summary: string;
}

/** <gate>.report.json, or <model>.<gate>.report.json when there are several models; and summary.md for all. */
export async function writeReports(reports: readonly Report[], out: string): Promise<Written> {
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw new WorldError({
      code: 'world/write-failed',
      message: `the folder ${out} cannot be made: ${String(error)}`,
      hint: 'name another folder with --out',
    });
  });
  const several = new Set(reports.map((r) => r.model)).size > 1;
  const paths: string[] = [];
  for (const report of reports) {
    const name = `${several && report.model !== '' ? `${report.model}.` : ''}${report.gate}.report.json`;
    paths.push(await writeWhole(join(out, name), `${canonicalJson(report, 1)}\n`));
  }
  return { reports: paths, summary: await writeWhole(join(out, 'summary.md'), summaries(reports)) };
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
