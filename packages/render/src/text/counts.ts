// Counts of checks by outcome.
import { byUrgency, countText, type Report, type Verdict } from '@modelgate/core';
import { plural, standingOf } from '../words.ts';

/** '9 checks: 2 fail, 7 pass'. */
export function countsText({ findings }: Report): string {
  const tally = new Map<string, { readonly verdict: Verdict; count: number }>();
  for (const finding of findings) {
    const { verdict, words } = standingOf(finding);
    const seen = tally.get(words) ?? { verdict, count: 0 };
    seen.count += 1;
    tally.set(words, seen);
  }
  const parts = [...tally].sort(([, a], [, b]) => byUrgency(a.verdict, b.verdict));
  const said = parts.map(([words, { count }]) => `${countText(count)} ${words}`);
  return `${plural(findings.length, 'check')}: ${said.join(', ') || 'nothing was judged'}`;
}
