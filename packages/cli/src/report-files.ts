// Reports that a run wrote.
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError, type Report } from '@modelgate/core';
import { OWN_FOLDER } from '@modelgate/host';

/** Paths of the reports in the usual folder of a run, from the working folder. */
export async function written(cwd: string): Promise<readonly string[]> {
  const names = await readdir(resolve(cwd, OWN_FOLDER)).catch(() => []);
  const reports = names.filter((name) => name.endsWith('.report.json')).sort();
  return reports.map((name) => `${OWN_FOLDER}/${name}`);
}

/** Throws input/report-unreadable where there is no report of this version. */
export async function readReport(cwd: string, path: string): Promise<Report> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => {
    throw new InputError({
      code: 'input/report-unreadable',
      named: path,
      expected: 'a report',
      received: 'no file',
      hint: 'run `modelgate run` first, or name the report with --report',
    });
  });
  const { parseReport } = await import('@modelgate/core/report-schema');
  return parseReport(text, path);
}
