// The order of findings: the worst first, behind what explains them.
import { expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import type { Parts } from '../gate.ts';
import { assemble } from './assemble.ts';

const finding = (rule: string, outcome: Finding['outcome']): Finding =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the order is made of
  ({ rule, outcome, severity: 'block', message: { subject: rule, observed: outcome, expected: '' } }) as Finding;

function orderOf(findings: readonly Finding[], explaining?: readonly string[]): readonly string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of the parts
  const parts = { gate: 'g', model: 'm', findings, ...(explaining && { explaining }) } as unknown as Parts;
  return assemble(parts).findings.map(({ rule, outcome }) => `${rule} ${outcome}`);
}

it('is that of how bad they are, and else that of the policy', () => {
  const findings = [finding('a', 'pass'), finding('b', 'fail'), finding('c', 'unknown'), finding('d', 'fail')];
  expect(orderOf(findings)).toEqual(['c unknown', 'b fail', 'd fail', 'a pass']);
});

it('begins with failures that explain the others, and with nothing that passes', () => {
  const findings = [finding('a', 'unknown'), finding('columns', 'fail')];
  expect(orderOf(findings, ['columns'])).toEqual(['columns fail', 'a unknown']);
  expect(orderOf([finding('a', 'fail'), finding('columns', 'pass')], ['columns'])).toEqual(['a fail', 'columns pass']);
});
