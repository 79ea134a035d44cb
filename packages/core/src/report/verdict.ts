// From outcomes to a verdict, and from a verdict to an exit code: fail closed.
import type { Outcome, Verdict } from '../claim.ts';
import type { Finding } from '../finding.ts';

const ascending: readonly Verdict[] = ['pass', 'warn', 'inconclusive', 'fail', 'error'];

/** Compares for sorting: the worst first. */
export function byVerdict(a: Verdict, b: Verdict): number {
  return ascending.indexOf(b) - ascending.indexOf(a);
}

const read: readonly Verdict[] = ['fail', 'error', 'inconclusive', 'warn', 'pass'];

/** Compares findings of a report for reading: what is known to fail stands before what nobody could judge. */
export function byUrgency(a: Verdict, b: Verdict): number {
  return read.indexOf(a) - read.indexOf(b);
}

type Judged = Pick<Finding, 'outcome' | 'severity' | 'optional' | 'waived'>;

/** What one finding means for the verdict. Unknown never passes, whatever the severity or waiver. */
export function verdictOfFinding(finding: Judged): Verdict {
  const capped = (verdict: Verdict): Verdict => (finding.severity === 'warn' || finding.waived ? 'warn' : verdict);
  const verdicts: Record<Outcome, () => Verdict> = {
    pass: () => 'pass',
    inapplicable: () => 'pass',
    inconclusive: () => capped('inconclusive'),
    fail: () => capped('fail'),
    unknown: () => (finding.optional ? 'warn' : 'error'),
  };
  return verdicts[finding.outcome]();
}

/** The worst of all; a gate that found nothing to judge did not pass. */
export function verdictOf(findings: readonly Judged[]): Verdict {
  if (findings.length === 0) return 'error';
  return worstVerdict(findings.map(verdictOfFinding));
}

/** The worst of several verdicts; an error when there are none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return [...verdicts].sort(byVerdict)[0] ?? 'error';
}

/** 0 pass or warn, 1 fail, 2 blocking inconclusive, 3 error. */
export function exitCodeOf(verdict: Verdict, onInconclusive: 'warn' | 'fail'): 0 | 1 | 2 | 3 {
  const codes = { pass: 0, warn: 0, inconclusive: onInconclusive === 'fail' ? 2 : 0, fail: 1, error: 3 } as const;
  return codes[verdict];
}

/** The exit code of a run: that of its worst report, in the order 3, 1, 2, 0. A run without a report has judged nothing: 3. */
export function exitCodeOfRun(
  reports: readonly { readonly verdict: Verdict; readonly onInconclusive: 'warn' | 'fail' }[],
): 0 | 1 | 2 | 3 {
  const codes = reports.map(({ verdict, onInconclusive }) => exitCodeOf(verdict, onInconclusive));
  if (codes.length === 0) return 3;
  return ([3, 1, 2] as const).find((code) => codes.includes(code)) ?? 0;
}
