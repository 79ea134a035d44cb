// Counts of checks by outcome.
import { byUrgency, countText, type Finding, type Report, type Verdict } from '@modelgate/core';
import { plural, standingOf } from '../words.ts';

/** '9 checks: 2 fail, 7 pass'. */
export function countsText({ findings }: Report): string {
  return `${checks(findings)}: ${byOutcome(findings)}`;
}

/** What decided where nothing is to be done, with the same counts; the number of checks stands in it or after it. */
export function decidedText({ findings, decidedBy }: Report): string {
  const all = checks(findings);
  return `${decidedBy.startsWith(`${all} `) ? decidedBy : `${decidedBy}. ${all}`}: ${byOutcome(findings)}`;
}

function checks({ length }: readonly Finding[]): string {
  return plural(length, 'check');
}

function byOutcome(findings: readonly Finding[]): string {
  const tally = new Map<string, { readonly verdict: Verdict; count: number }>();
  for (const finding of findings) {
    const { verdict, words } = standingOf(finding);
    const seen = tally.get(words) ?? { verdict, count: 0 };
    seen.count += 1;
    tally.set(words, seen);
  }
  const parts = [...tally].sort(([, a], [, b]) => byUrgency(a.verdict, b.verdict));
  const said = parts.map(([words, { count }]) => `${countText(count)} ${words}`);
  return said.join(', ') || 'nothing was judged';
}
