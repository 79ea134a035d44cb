// A report from its parts: the verdict, the sentence above everything, and what decided.
import type { Verdict } from '../claim.ts';
import { byUrgency, verdictOf, verdictOfFinding } from './verdict.ts';
import { countText } from '../format.ts';
import { judgedName } from './judged-name.ts';
import type { Finding } from '../finding.ts';
import type { UntimedReport, Parts } from '../gate.ts';

/** Sorts findings: first failures that explain others, then all others, and then the worst; equally bad ones stay in the policy's order. */
export function assemble({
  whenPassing,
  explaining = [],
  counted = checksOf,
  relaxed = [],
  ...parts
}: Parts): UntimedReport {
  const explains = (finding: Finding): boolean =>
    explaining.includes(finding.rule) && verdictOfFinding(finding) === 'fail';
  const findings = [...parts.findings].sort(
    (a, b) => Number(explains(b)) - Number(explains(a)) || byUrgency(verdictOfFinding(a), verdictOfFinding(b)),
  );
  const verdict = verdictOf(findings);
  return {
    schema: 'report/v1',
    ...parts,
    verdict,
    headline:
      fails(findings) && verdict === 'error'
        ? `${headline(parts, 'fail')}: ${counted(findings)}`
        : headline(parts, verdict),
    decidedBy: verdict === 'pass' && whenPassing !== undefined ? whenPassing : decidedBy(findings),
    findings,
    ...(relaxed.length > 0 && { relaxed }),
  };
}

const says: Record<Verdict, string> = {
  pass: 'passes',
  warn: 'passes with warnings',
  inconclusive: 'is inconclusive',
  fail: 'fails',
  error: 'could not judge',
};

function headline({ gate, ...of }: Parts, verdict: Verdict): string {
  return `${gate} ${says[verdict]} for ${judgedName(of)}`;
}

function fails(findings: readonly Finding[]): boolean {
  return findings.some((finding) => verdictOfFinding(finding) === 'fail');
}

/** '5 fail, 1 unknown'. */
function checksOf(findings: readonly Finding[]): string {
  const verdicts = findings.map(verdictOfFinding);
  const count = (of: Verdict): string => countText(verdicts.filter((verdict) => verdict === of).length);
  return `${count('fail')} fail, ${count('error')} unknown`;
}

/** The first finding to read; when all pass, the first of the policy. */
function decidedBy(findings: readonly Finding[]): string {
  const [first] = findings;
  if (!first) return 'nothing was judged';
  const { subject, observed, expected } = first.message;
  return `${subject}: ${observed}, ${expected}`;
}
