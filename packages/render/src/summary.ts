// The job summary of one gate and model: Markdown.
import { byVerdict, type Report } from '@modelgate/core';
import { inCommit } from './links.ts';
import { changes } from './page/changes.ts';
import { errorParts } from './page/errors.ts';
import { fit } from './page/fit.ts';
import type { Part } from './page/fit.ts';
import { footer } from './page/footer.ts';
import { scannedFiles } from './page/inventory.ts';
import { groupFigures, groupRates } from './page/groups.ts';
import { opening, title } from './page/opening.ts';
import { relaxed } from './page/relaxed.ts';
import { allAllowed, allChecks, allMeasurements, decisions, lacking, subjects } from './page/tables.ts';
import { toDo } from './page/to-do.ts';

/** GitHub silently drops the summary of a step beyond 1 MiB, which all reports of the step share. */
export const summaryBytes: number = 1024 * 1024;

/** The verdict, what decided, what to do, what changed, and everything else folded; at most `bytes` bytes, and cuts are stated. */
export function summary(report: Report, bytes: number = summaryBytes): string {
  return fit(
    [{ text: `## ${title(report)}`, keep: true }, ...body(report), { text: footer(report), keep: true }],
    bytes,
  );
}

/** The summaries of one step, worst first, each with an equal share of the step's bytes. */
export function summaries(reports: readonly Report[]): string {
  const share = Math.floor(summaryBytes / Math.max(1, reports.length)) - 1;
  const worstFirst = reports.toSorted((a, b) => byVerdict(a.verdict, b.verdict));
  return worstFirst.map((report) => summary(report, share)).join('\n');
}

function body(report: Report): readonly Part[] {
  const { error } = report;
  if (error !== undefined) return errorParts(error, inCommit(report));
  const changed = changes(report);
  return [
    opening(report),
    ...toDo(report, 10, inCommit(report)),
    ...relaxed(report, inCommit(report)),
    ...(changed.length === 0 ? [] : [{ text: '### What changed' }, ...changed]),
    ...lacking([report]),
    ...allAllowed(report, inCommit(report)),
    ...allChecks(report),
    ...scannedFiles(report),
    ...groupRates(report),
    ...groupFigures(report),
    ...allMeasurements(report),
    ...decisions(report),
    ...subjects(report),
  ];
}
