// A check that passes although its estimate misses the limit is not told like one whose estimate keeps it.
import type { Finding, LimitClaim, Report } from '@modelgate/core';
import { passReport } from '@modelgate/testkit';
import { expect, it } from 'vitest';
import { countsText, decidedText } from './counts.ts';
import { burdensText, passesWithinChance } from './burdens.ts';

const report = passReport();

/** A copy of the first check of a limit, with other values in its claim. */
function finding(change: Partial<LimitClaim>, outcome: Finding['outcome'] = 'pass'): Finding {
  const first = report.findings.find(({ leaves: all }) => all.some(({ claim }) => 'limit' in claim));
  const leaves = first!.leaves.map((leaf) => ({ ...leaf, claim: { ...leaf.claim, ...change } as LimitClaim }));
  return { ...first!, outcome, leaves };
}

const estimate = (value: number): LimitClaim['of'] => ({ kind: 'known', value, n: 100, law: { law: 'exact' } });

it.each([
  ['below its least value', { must: 'min', limit: 0.8, of: estimate(0.79) }, true],
  ['on it', { must: 'min', limit: 0.8, of: estimate(0.8) }, false],
  ['above its largest value', { must: 'max', limit: 0.8, of: estimate(0.81) }, true],
  ['on that', { must: 'max', limit: 0.8, of: estimate(0.8) }, false],
  ['below that', { must: 'max', limit: 0.8, of: estimate(0.79) }, false],
  ['not known', { must: 'max', limit: 0.8, of: { kind: 'unknown', reason: 'r', n: 0 } }, false],
] as const)('an estimate %s', (_, change, within) => {
  expect(passesWithinChance(finding(change))).toBe(within);
  expect(passesWithinChance(finding(change, 'fail'))).toBe(false);
});

it('the number of checks is said once where it is what decided', () => {
  const of = (decidedBy: string): string => decidedText({ ...report, decidedBy, findings: [finding({}), finding({})] });
  expect(of('2 checks on 4,000 rows')).toBe('2 checks on 4,000 rows: 2 pass');
  expect(of('2 files read')).toBe('2 files read. 2 checks: 2 pass');
});

it('counts them apart, and says what the data had to show for each limit', () => {
  const missed = finding({ burden: 'guard', must: 'min', limit: 0.8, of: estimate(0.79) });
  const kept = finding({ burden: 'prove', must: 'min', limit: 0.8, of: estimate(0.9) });
  const of = (findings: readonly Finding[]): Report => ({ ...report, findings });
  expect(countsText(of([kept, missed]))).toBe('2 checks: 1 pass, 1 pass (within chance)');
  expect(burdensText(of([kept, kept, missed]))).toBe(
    '2 limits to be proved; 1 limit not to be disproved; 1 check within chance: the estimate misses the limit, as it may where the limit is kept',
  );
  expect(burdensText(of([]))).toBe('');
});
