// The words and signs of verdicts and outcomes; the signs repeat what the words say.
import type { Finding, Report, Verdict } from '@modelgate/core';

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

const order: readonly Verdict[] = ['error', 'fail', 'inconclusive', 'warn', 'pass'];

/** Worst first. */
export function byVerdict(a: Verdict, b: Verdict): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** The model or the data set that a report is about; '' when the policy could not be read. */
export function judgedName({ model, data }: Pick<Report, 'model' | 'data'>): string {
  return data ?? model;
}

/** Whether a report stops the change: its job's exit code is not 0. */
export function blocks(report: Report): boolean {
  if (report.verdict === 'inconclusive') return report.onInconclusive === 'fail';
  return report.verdict === 'fail' || report.verdict === 'error';
}

/** What one finding comes to, and in which words a page says so. */
export interface Standing {
  readonly verdict: Verdict;
  readonly words: string;
}

/** The outcome with what tempers it: a waiver, `severity: warn`, `optional`. */
export function standingOf({ outcome, severity, waived, optional }: Finding): Standing {
  if (outcome === 'pass') return { verdict: 'pass', words: 'pass' };
  if (outcome === 'inapplicable') return { verdict: 'pass', words: 'not applicable' };
  if (outcome === 'unknown')
    return optional ? { verdict: 'warn', words: 'unknown (optional)' } : { verdict: 'error', words: 'unknown' };
  if (waived !== undefined) return { verdict: 'warn', words: `${outcome} (waived)` };
  return severity === 'warn'
    ? { verdict: 'warn', words: `${outcome} (only warns)` }
    : { verdict: outcome, words: outcome };
}
