// The order of findings, and the sentence above them: what fails first, behind what explains it.
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

function headlineOf(findings: readonly Finding[], counted?: Parts['counted']): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of the parts
  return assemble({ gate: 'g', model: 'm', findings, ...(counted && { counted }) } as unknown as Parts).headline;
}

it('what is relaxed is told where something is', () => {
  const at = { path: 'modelgate.yml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const relaxed = [{ what: 'a', was: 'at least 0.8', is: 'nothing', at }];
  const reportOf = (more: Partial<Parts>): object =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of the parts
    assemble({ gate: 'g', model: 'm', findings: [finding('a', 'pass')], ...more } as unknown as Parts);
  expect(reportOf({ relaxed })).toMatchObject({ relaxed });
  for (const none of [{}, { relaxed: [] }]) expect(reportOf(none)).not.toHaveProperty('relaxed');
});

it('is that of how bad they are, and else that of the policy: what fails hides behind nothing that is unknown', () => {
  const findings = [finding('a', 'pass'), finding('b', 'fail'), finding('c', 'unknown'), finding('d', 'fail')];
  expect(orderOf(findings)).toEqual(['b fail', 'd fail', 'c unknown', 'a pass']);
});

it('begins with failures that explain the others, and with nothing that passes', () => {
  const findings = [finding('a', 'fail'), finding('columns', 'fail'), finding('b', 'unknown')];
  expect(orderOf(findings, ['columns'])).toEqual(['columns fail', 'a fail', 'b unknown']);
  expect(orderOf([finding('a', 'fail'), finding('columns', 'pass')], ['columns'])).toEqual(['a fail', 'columns pass']);
});

it('the headline says what fails beside what nobody could judge, and the verdict stays an error', () => {
  const both = [finding('a', 'unknown'), finding('b', 'fail'), finding('c', 'fail'), finding('d', 'pass')];
  expect(headlineOf(both)).toBe('g fails for m: 2 fail, 1 unknown');
  expect(headlineOf(both, (findings) => `${findings.length} of all`)).toBe('g fails for m: 4 of all');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of the parts
  expect(assemble({ gate: 'g', model: 'm', findings: both } as unknown as Parts).verdict).toBe('error');
  expect(headlineOf([finding('a', 'unknown'), finding('b', 'pass')])).toBe('g could not judge for m');
  const warned = { ...finding('b', 'fail'), severity: 'warn' } as const;
  expect(headlineOf([finding('a', 'unknown'), warned])).toBe('g could not judge for m');
});
