// The check run of one gate and model: a readable page beside its annotations. The job itself is the required check.
import { judgedName, type Annotation, type CheckRunPage, type Report } from '@modelgate/core';
import { annotations, inPlaceOf } from './annotations.ts';
import { inCommit } from './links.ts';
import { changes } from './page/changes.ts';
import { errorParts } from './page/errors.ts';
import { fit } from './page/fit.ts';
import type { Part } from './page/fit.ts';
import { footer } from './page/footer.ts';
import { opening } from './page/opening.ts';
import { allAllowed, allChecks, allMeasurements, decisions, lacking, subjects } from './page/tables.ts';
import { toDo } from './page/to-do.ts';
import { plain } from './text/plain.ts';
import { blocks } from './words.ts';

/** GitHub's limit for the summary, and for the text. */
const pageBytes = 65_535;

/**
 * What ten requests hold. A repository has a thousand requests
 * an hour, and a single file of a change could use them all.
 */
const MOST_ANNOTATIONS = 500;

export interface CheckRunIds {
  readonly runId: string;
  /** Attempts of one run share the check run. */
  readonly attempt: string;
}

/** Never `neutral` or `skipped`, which GitHub counts as passing. */
export function checkRun(report: Report, { runId, attempt }: CheckRunIds): CheckRunPage {
  const { gate } = report;
  const judged = judgedName(report);
  return {
    name: plain(judged === '' ? gate : `${gate} (${judged})`, 200),
    externalId: `${gate}|${judged}|${runId}`,
    conclusion: conclusionOf(report),
    title: plain(report.headline, 255),
    summary: fit(upper(report, attempt), pageBytes),
    text: fit(lower(report), pageBytes),
    annotations: placed(report),
  };
}

/**
 * The annotations that have a place, since GitHub refuses others; at
 * most MOST_ANNOTATIONS, and then the last says how many are left out.
 */
function placed(report: Report): readonly Annotation[] {
  const all = annotations(report).filter(({ path }) => path !== '');
  if (all.length <= MOST_ANNOTATIONS) return all;
  const shown = all.slice(0, MOST_ANNOTATIONS - 1);
  return [...shown, inPlaceOf(all.slice(MOST_ANNOTATIONS - 1), report, 'report.json')];
}

function conclusionOf(report: Report): CheckRunPage['conclusion'] {
  if (!blocks(report)) return 'success';
  return report.verdict === 'inconclusive' ? 'action_required' : 'failure';
}

function upper(report: Report, attempt: string): readonly Part[] {
  const { error } = report;
  const last: Part = { text: `<sub>attempt ${plain(attempt, 10)}</sub>`, keep: true };
  if (error !== undefined) return [...errorParts(error, inCommit(report)), last];
  return [opening(report), ...toDo(report, 10, inCommit(report)), ...changes(report), ...lacking([report]), last];
}

function lower(report: Report): readonly Part[] {
  const tables = [
    ...allAllowed(report, inCommit(report)),
    ...allChecks(report),
    ...allMeasurements(report),
    ...decisions(report),
    ...subjects(report),
  ];
  return [...tables, { text: footer(report), keep: true }];
}
