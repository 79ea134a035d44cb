// What a loosened limit says of the change: how head's policy lets pass what the base's would have blocked.
import { expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { factFinding } from './fact-finding.ts';
import { loosenedJudgement } from './loosened.ts';

const start = { line: 3, column: 1 };
const at = { path: 'modelgate.yml', start, end: start };

function finding(from: Finding['from'], expected: string, severity: Finding['severity'] = 'block'): Finding {
  const message = { subject: 'accuracy of credit', observed: '0.75', expected };
  return factFinding({ id: 'model/accuracy', rule: 'model/accuracy', fact: 'fail', severity, from, message, at });
}

const base = finding('base', 'at least 0.8');
const waived = { owner: 'a', reason: 'b', until: '2027-01-31' };

it.each<[string, Finding | undefined, string]>([
  ['dropped', undefined, 'drops the demand'],
  ['waived', { ...finding('head', 'at least 0.8'), waived }, 'waives it'],
  ['made a warning', finding('head', 'at least 0.8', 'warn'), 'only warns of it'],
  ['lowered, and made a warning', finding('head', 'at least 0.7', 'warn'), 'asks: at least 0.7'],
  ['lowered', { ...finding('head', 'at least 0.7'), outcome: 'pass' }, 'asks: at least 0.7'],
])('%s', (_, head, change) => {
  const judgements = [[base], head ? [head] : []].map((findings) => ({ findings, families: [] }));
  const { findings } = loosenedJudgement(judgements[0]!, judgements[1]!, { onLoosening: 'fail' }, at);
  expect(findings).toHaveLength(1);
  expect(findings[0]!.message.expected).toBe(`at least 0.8 (this change ${change})`);
  expect(findings[0]!.message.remedy).toMatch(head?.waived ? /^take the waiver out/ : /^restore the limit/);
});

it('a limit that stays, and is held on other data, is not called relaxed', () => {
  const held = finding('head', 'at least 0.8');
  const head: Finding = { ...held, outcome: 'pass', message: { ...held.message, observed: '0.85' } };
  const judged = [[base], [head]].map((findings) => ({ findings, families: [] }));
  const [found] = loosenedJudgement(judged[0]!, judged[1]!, { onLoosening: 'fail' }, at).findings;
  expect(found!.message.expected).toBe('at least 0.8 (this change asks the same, and measures 0.85)');
  expect(found!.message.remedy).toMatch(/^restore what it is measured by/);
});

it('a demand that stands in both, about other columns, is not called dropped', () => {
  const stands = { demand: 'data/drift/test', rule: 'data/drift' };
  const unknown: Finding = { ...finding('base', 'at most 0.2'), ...stands, id: 'data/drift', outcome: 'unknown' };
  const own: Finding = { ...finding('head', 'at most 0.2'), ...stands, id: 'data/drift/column=a', outcome: 'pass' };
  const judged = (findings: readonly Finding[]): Parameters<typeof loosenedJudgement>[0] => ({
    findings,
    families: [],
  });
  const [found] = loosenedJudgement(judged([unknown]), judged([own]), { onLoosening: 'fail' }, at).findings;
  expect(found!.message.expected).toBe(
    'at most 0.2 (this change keeps the demand, about other columns, groups or data)',
  );
  expect(found!.message.remedy).toMatch(/^let the base branch’s policy judge/);
});

it('a limit that blocks under both policies is no loosening, and its families are left out', () => {
  const families = [
    { name: 'overall', from: 'base', method: 'holm', alpha: 0.025, draws: 1, seed: 'x', members: [] },
  ] as const;
  const judged = { findings: [base], families };
  const head = { findings: [finding('head', 'at least 0.9')], families: [] };
  const loosened = loosenedJudgement(judged, head, { onLoosening: 'fail' }, at);
  expect([loosened.findings, loosened.families]).toEqual([[], []]);
});
