// The table of outcomes, verdicts and exit codes.
import { describe, expect, it } from 'vitest';
import type { Outcome, Verdict } from '../claim.ts';
import { exitCodeOf, exitCodeOfRun, verdictOf, verdictOfFinding } from './verdict.ts';

const waived = { owner: 'o', reason: 'r', until: '2027-01-01' };

describe('the table of outcomes', () => {
  it.each<[Outcome, Verdict, Verdict, Verdict]>([
    // outcome, as it is, severity warn, waived
    ['pass', 'pass', 'pass', 'pass'],
    ['inapplicable', 'pass', 'pass', 'pass'],
    ['inconclusive', 'inconclusive', 'warn', 'warn'],
    ['fail', 'fail', 'warn', 'warn'],
    ['unknown', 'error', 'error', 'error'],
  ])('%s', (outcome, plain, warn, waive) => {
    expect(verdictOfFinding({ outcome, severity: 'block' })).toBe(plain);
    expect(verdictOfFinding({ outcome, severity: 'warn' })).toBe(warn);
    expect(verdictOfFinding({ outcome, severity: 'block', waived })).toBe(waive);
  });

  it('unknown warns only where the demand is optional', () => {
    expect(verdictOfFinding({ outcome: 'unknown', severity: 'block', optional: true })).toBe('warn');
  });

  it('the worst finding decides; nothing judged is an error', () => {
    const of = (...outcomes: Outcome[]): Verdict =>
      verdictOf(outcomes.map((outcome) => ({ outcome, severity: 'block' })));
    expect(of('pass', 'inconclusive', 'fail')).toBe('fail');
    expect(of('fail', 'unknown')).toBe('error');
    expect(of('pass', 'inapplicable')).toBe('pass');
    expect(of()).toBe('error');
  });
});

it.each<[Verdict, 'warn' | 'fail', number]>([
  ['pass', 'fail', 0],
  ['warn', 'fail', 0],
  ['inconclusive', 'warn', 0],
  ['inconclusive', 'fail', 2],
  ['fail', 'warn', 1],
  ['error', 'warn', 3],
])('%s with on-inconclusive: %s exits with %i', (verdict, onInconclusive, code) => {
  expect(exitCodeOf(verdict, onInconclusive)).toBe(code);
});

it('a run is as bad as its worst report, and one without a report has not passed', () => {
  const report = (verdict: Verdict, onInconclusive: 'warn' | 'fail' = 'fail') => ({ verdict, onInconclusive });
  expect(exitCodeOfRun([])).toBe(3);
  expect(exitCodeOfRun([report('pass'), report('inconclusive', 'warn')])).toBe(0);
  expect(exitCodeOfRun([report('inconclusive'), report('warn')])).toBe(2);
  expect(exitCodeOfRun([report('inconclusive'), report('fail')])).toBe(1);
  expect(exitCodeOfRun([report('fail'), report('error'), report('inconclusive')])).toBe(3);
});
