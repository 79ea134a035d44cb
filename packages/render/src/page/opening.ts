// The first lines of a page: the verdict, and what it rests on.
import type { Report } from '@modelgate/core';
import { baseName } from '../links.ts';
import { md } from '../text/markdown.ts';
import { countsText } from '../text/counts.ts';
import { signs } from '../words.ts';

/** '❌ evaluate-model fails for credit'. */
export function title(report: Report): string {
  return `${signs[report.verdict].icon} ${md(report.headline)}`;
}

/** Counts of checks by what they came to, and the primary metric, or the data, against the base. */
export function context(report: Report): string {
  const what = report.model === '' ? 'The data' : 'The primary metric';
  const against = report.against === '–' ? '' : ` ${what} against ${md(baseName(report))}: ${md(report.against)}.`;
  const blocked = report.verdict === 'inconclusive' ? `${inconclusive(report)} ` : '';
  return `${blocked}${countsText(report)}.${against}`;
}

/** What a page of a passing report says in place of things to do. */
export function decided(report: Report): string {
  return `${md(report.decidedBy)}.`;
}

function inconclusive({ onInconclusive }: Report): string {
  return onInconclusive === 'fail'
    ? 'The figures cannot tell, and the policy blocks then (`on-inconclusive: fail`).'
    : 'The figures cannot tell. That does not block a pull request (`on-inconclusive: warn`); it would block a promotion.';
}
