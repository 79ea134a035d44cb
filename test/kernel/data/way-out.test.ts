// What is unknown blocks, so each such message says what to do.
import type { Finding } from '@modelgate/core';
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

const files = {
  'test.csv': 'id,age,when,city,empty\n1,17,soon,A,\n2,34,later,B,\n',
  'train.csv': 'id,age,when,city,empty\n3,18,soon,A,x\n4,35,later,B,y\n',
};

/** Findings that are unknown, by the rule that was written. */
async function unknown(rules: string, data = ''): Promise<readonly Finding[]> {
  const policy = `version: 1
data: { test: { path: test.csv${data} }, train: { path: train.csv } }
gates: { validate-data: { data: test, ${rules} } }
`;
  const [report] = await runOnce({ ...files, 'modelgate.yml': policy });
  expect(report!.error).toBeUndefined();
  return report!.findings.filter(({ outcome }) => outcome === 'unknown');
}

it.each([
  ['a column that is misspelt', 'unique: [agee]', 'write age'],
  ['a column that is like none', 'unique: [income]', 'name one that it has: id, age, when, city, empty'],
  ['text in place of times', 'freshness: { column: when, max-age: 24h }', 'in text as ISO 8601'],
  ['a function', 'expressions: [{ name: n, violations: "error(city)" }]', 'write one condition'],
  ['an aggregate', 'expressions: [{ name: n, value: "list(city)", max: 1 }]', 'write one aggregate'],
  ['no label', 'class-balance: 10%', 'name the column of labels: label, under data.test'],
  ['no label', 'conflicting-labels: 0', 'name the column of labels: label, under data.test'],
  ['no label', 'association: 0.9', 'name the column of labels: label, under data.test'],
  ['no value', 'columns: { empty: { in: [x] } }', 'see why'],
  ['a column without values', 'reference: train, drift: { columns: [empty] }', 'leave it out of drift by except'],
  ['a column that a map names', 'columns: { agee: { nulls: 0, type: integer } }', 'write age'],
  ['no rows of earlier sets', `leakage: { earlier: "sha256:${'0'.repeat(64)}", max: 0 }`, 'optional: true'],
])('%s: %s', async (_name, rules, remedy) => {
  const found = await unknown(rules);
  expect(found.length).toBeGreaterThan(0);
  const remedies = found.map(({ message }) => message.remedy ?? 'none');
  expect(remedies).not.toContain('none');
  expect(remedies.join('\n')).toContain(remedy);
});

/** The findings of one rule about data with an id, a label and a column that nothing names. */
async function findingOf(rules: string): Promise<Finding> {
  const policy = `version: 1
data: { test: { path: test.csv, id: id, label: city } }
gates: { validate-data: { columns: { age: {}, when: {} }, ${rules} } }
`;
  const [report] = await runOnce({ ...files, 'modelgate.yml': policy });
  return report!.findings.find(({ rule }) => rule !== 'data/columns')!;
}

it('columns that the policy names as label or id are not extra', async () => {
  expect((await findingOf('extra-columns: forbid')).message.observed).toBe('also empty');
});

it('a key of one column that repeats says how keys of several are written', async () => {
  const { outcome, message } = await findingOf('unique: [empty]');
  expect([outcome, message.remedy]).toEqual(['fail', expect.stringContaining('unique: [[empty, …]]')]);
});
