// The first lines of a page: the verdict, and what it rests on.
import type { Report } from '@modelgate/core';
import { baseName } from '../links.ts';
import { md } from '../text/markdown.ts';
import { countsText, decidedText } from '../text/counts.ts';
import { signs } from '../words.ts';
import type { Text } from './fit.ts';
import { open } from './to-do.ts';

/** '❌ evaluate-model fails for credit'. */
export function title(report: Report): string {
  return `${signs[report.verdict].icon} ${md(report.headline)}`;
}

/** Below the title: what decided (only when there is nothing to do), counts of checks by outcome, and the change against the base. */
export function opening(report: Report): Text {
  const calm = open(report).length === 0;
  const against = report.against === '–' ? '' : ` Against ${md(baseName(report))}: ${md(report.against)}.`;
  const blocked = report.verdict === 'inconclusive' ? `${inconclusive(report)} ` : '';
  return { text: `${blocked}${calm ? md(decidedText(report)) : countsText(report)}.${against}`, keep: true };
}

function inconclusive({ onInconclusive }: Report): string {
  return onInconclusive === 'fail'
    ? 'The figures cannot tell, and the policy blocks then (`on-inconclusive: fail`).'
    : 'The figures cannot tell. That does not block a pull request (`on-inconclusive: warn`); with `fail` it would.';
}
