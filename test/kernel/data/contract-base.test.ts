// The base branch's contract judges too: what a change takes out of it, or out of the policy, still has to hold.
import type { BaseTree, Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { explainedReport } from '../../fixtures/project.ts';
import { treeOf } from '../../fixtures/base-tree.ts';

const policy = (rules: string): string => `version: 1
data: { people: { path: people.csv } }
gates:
  validate-data:
    ${rules}
`;
const named = policy('contract: contract.yaml');

const contract = (lines: string): string => `apiVersion: v3.1.0
kind: DataContract
schema:
  - name: people
    properties:
      - name: age
        ${lines.replaceAll('\n', '\n        ')}
`;
const strict = contract('required: true\nlogicalTypeOptions: { minimum: 18 }');
const data = 'age,n\n17,1\n34,2\n,3\n';

const judged = (head: Readonly<Record<string, string>>, base: BaseTree): Promise<Report> =>
  explainedReport({ 'people.csv': data, ...head }, base);

const before = (text = strict, rules = named): Readonly<Record<string, string>> => ({
  'modelgate.yml': rules,
  'contract.yaml': text,
  'people.csv': data,
});
const ofPolicy = ({ findings }: Report): readonly string[] =>
  findings.flatMap(({ id, outcome, severity }) => (id.startsWith('policy/') ? [`${id} ${outcome} ${severity}`] : []));

const loosened = [
  'policy/loosened/data/nulls/column=age/by=contract fail block',
  'policy/loosened/data/min/column=age/by=contract fail block',
];

it('the same contract on both sides: nothing is loosened', async () => {
  const report = await judged({ 'modelgate.yml': named, 'contract.yaml': strict }, treeOf(before()));
  expect(ofPolicy(report)).toEqual([]);
  expect(report.verdict).toBe('fail');
});

it.each<readonly [what: string, text: string]>([
  ['rules that are gone', contract('logicalType: integer')],
  ['limits that are wider', contract('logicalTypeOptions: { minimum: 17 }')],
  ['rules for another tool', contract('quality: [{ type: custom, engine: soda, implementation: min(age) > 17 }]')],
  ['rules in words', contract('quality: [{ type: text, description: of age }]')],
  [
    'rules that only warn',
    contract(
      'quality:\n  - { metric: nullValues, mustBe: 0, severity: info }\n  - { metric: invalidValues, mustBe: 0, severity: low, arguments: { validValues: [34] } }',
    ),
  ],
])('the policy stays, and the contract has %s', async (_, text) => {
  const head = {
    'modelgate.yml': policy('contract: { file: contract.yaml, not-evaluated: warn }'),
    'contract.yaml': text,
  };
  const report = await judged(head, treeOf(before()));
  expect(ofPolicy(report)).toEqual(expect.arrayContaining([...loosened]));
  expect(report.verdict).toBe('fail');
});

it('only the contract changes, not a byte of the policy', async () => {
  const head = { 'modelgate.yml': named, 'contract.yaml': contract('logicalType: integer') };
  expect(ofPolicy(await judged(head, treeOf(before())))).toEqual(loosened);
});

it('the policy names the contract no more', async () => {
  const report = await judged({ 'modelgate.yml': policy('rows: { min: 1 }') }, treeOf(before()));
  expect(ofPolicy(report)).toEqual([
    ...loosened,
    'policy/yardstick-changed/settings/gates.validate-data.contract fail warn',
  ]);
  expect(report.verdict).toBe('fail');
});

it('what the base branch could not evaluate does not block its repair, and is seen to go', async () => {
  const custom = contract('quality: [{ type: custom, engine: soda, implementation: x }]');
  const head = { 'modelgate.yml': named, 'contract.yaml': contract('logicalType: integer') };
  const report = await judged(head, treeOf(before(custom)));
  expect(ofPolicy(report)).toEqual(['policy/yardstick-changed/settings/gates.validate-data.not-evaluated fail warn']);
  expect(report.verdict).toBe('warn');
});

it('that what is not evaluated only warns is seen', async () => {
  const custom = contract('quality: [{ type: custom, engine: soda, implementation: x }]');
  const mild = policy('contract: { file: contract.yaml, not-evaluated: warn }');
  const report = await judged({ 'modelgate.yml': mild, 'contract.yaml': custom }, treeOf(before(custom)));
  expect(ofPolicy(report)).toEqual(['policy/yardstick-changed/settings/gates.validate-data.contract fail warn']);
  expect(report.findings.find(({ rule }) => rule === 'policy/yardstick-changed')!.message.observed).toBe(
    'was contract.yaml, object people (ODCS v3.1.0), is contract.yaml, object people (ODCS v3.1.0; not-evaluated: warn)',
  );
});

it('a contract that was broken warns, one that cannot be read is unknown', async () => {
  const head = { 'modelgate.yml': named, 'contract.yaml': contract('logicalType: integer') };
  expect(ofPolicy(await judged(head, treeOf(before('kind: DataContract'))))).toEqual(['policy/base-broken fail warn']);
  const report = await judged(head, treeOf(before(), 'contract.yaml'));
  expect(ofPolicy(report)).toEqual(['policy/base-unreadable unknown block']);
  expect(report.verdict).toBe('error');
});
