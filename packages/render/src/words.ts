// Words and signs for verdicts and outcomes. The signs only repeat what the words say.
import { exitCodeOf, verdictOfFinding, type Finding, type Report, type Verdict } from '@modelgate/core';
import { passesWithinChance } from './text/burdens.ts';

export { plural } from '@modelgate/core';

export interface Sign {
  /** For Markdown. */
  readonly icon: string;
  /** For terminals. */
  readonly mark: string;
  readonly word: string;
}

export const signs: Readonly<Record<Verdict, Sign>> = {
  pass: { icon: '✅', mark: '✓', word: 'pass' },
  warn: { icon: '⚠️', mark: '!', word: 'warn' },
  inconclusive: { icon: '❔', mark: '?', word: 'inconclusive' },
  fail: { icon: '❌', mark: '✗', word: 'fail' },
  error: { icon: '⛔', mark: '✗', word: 'error' },
};

/** Whether a report stops the change: its job's exit code is not 0. */
export function blocks(report: Report): boolean {
  return exitCodeOf(report.verdict, report.onInconclusive) !== 0;
}

/** The verdict of one finding, and the words for it. */
export interface Standing {
  readonly verdict: Verdict;
  readonly words: string;
}

export function standingOf(finding: Finding): Standing {
  return { verdict: verdictOfFinding(finding), words: wordsOf(finding) };
}

/** The outcome, with what softens it: chance, a line that allows it, a waiver, `severity: warn`, `optional`. */
function wordsOf(finding: Finding): string {
  const { outcome, severity, waived, allowed, optional } = finding;
  if (outcome === 'pass' && allowed !== undefined) return 'pass (allowed)';
  if (outcome === 'pass') return passesWithinChance(finding) ? 'pass (within chance)' : 'pass';
  if (outcome === 'inapplicable') return 'not applicable';
  if (outcome === 'unknown') return optional ? 'unknown (optional)' : 'unknown';
  if (waived !== undefined) return `${outcome} (waived)`;
  return severity === 'warn' ? `${outcome} (only warns)` : outcome;
}
