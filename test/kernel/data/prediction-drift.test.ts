// Drift of what a model says, end to end: its outputs on both data sets are compared as numbers are, and no model that does not fit passes.
import type { Finding, Report } from '@modelgate/core';
import { binnedWasserstein, histogram, seededNormals } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../fixtures/base-tree.ts';
import { momentsOf } from '../../fixtures/drift.ts';
import { explainedReport, runOnce, testProject, type Content } from '../../fixtures/project.ts';

const model = (name: string): Content => ({ copy: `test/fixtures/models/${name}.onnx` });
const draws = seededNormals('what a model says');

type People = readonly (readonly [age: number, income: number])[];

function people(n: number, older = 0): People {
  return Array.from({ length: n }, () => [
    Number((40 + older + 10 * draws()).toFixed(2)),
    Number((50 + 15 * draws()).toFixed(2)),
  ]);
}

const csv = (rows: People): string => `age,income\n${rows.map((row) => row.join(',')).join('\n')}\n`;

interface Options {
  readonly drift?: string;
  readonly models?: string;
  readonly reference?: string;
}

function policy({
  drift = '{ effect: 3, predictions: risk }',
  models = 'risk: { path: risk.onnx }',
  reference = 'reference: train',
}: Options = {}): string {
  return `version: 1
data: { test: { path: test.csv }, train: { path: train.csv } }
models: { ${models} }
gates:
  validate-data:
    data: test
    ${reference}
    drift: ${drift}
`;
}

function run(files: Readonly<Record<string, Content>>, options?: Options): Promise<Report> {
  return explainedReport({ 'modelgate.yml': policy(options), 'risk.onnx': model('risk'), ...files });
}

function predicted(report: Report): readonly Finding[] {
  return report.findings.filter(({ rule }) => rule === 'data/prediction-drift');
}

const risk = ([age, income]: People[number]): number => 1 / (1 + Math.exp(0.05 * income - 0.1 * age));

function distance(before: People, now: People): number {
  const [then, other] = [before, now].map((rows) => rows.map(risk));
  const at = momentsOf(then!);
  return binnedWasserstein(histogram(then!, at), histogram(other!, at), 0.2).value;
}

describe('outputs', () => {
  const before = people(1500);

  it('of both data sets, as the statistics are defined on them', async () => {
    const now = people(900, 6);
    const report = await run({ 'test.csv': csv(now), 'train.csv': csv(before) });
    const [found] = predicted(report);
    const { claim } = found!.leaves[0]!;
    expect('must' in claim && claim.of.kind === 'known' && claim.of.value).toBeCloseTo(distance(before, now), 4);
    expect(found).toMatchObject({ outcome: 'pass', message: { subject: 'predictions of risk on test' } });
    expect(report.subjects).toContainEqual(expect.objectContaining({ kind: 'model', name: 'risk', path: 'risk.onnx' }));
    expect(report.subjects.filter(({ kind }) => kind === 'data').map(({ name }) => name)).toEqual(['test', 'train']);
  });

  it('that moved fail, those that did not pass', async () => {
    const drift = '{ predictions: [risk] }';
    const moved = await run({ 'test.csv': csv(people(900, 6)), 'train.csv': csv(before) }, { drift });
    expect(predicted(moved)[0]!.outcome).toBe('fail');
    const still = await run({ 'test.csv': csv(people(900)), 'train.csv': csv(before) }, { drift });
    expect(predicted(still)[0]!.outcome).toBe('pass');
  });

  it('of many classes are compared one by one, each by its name', async () => {
    const digits: Content = { copy: 'test/fixtures/data/digits_test.csv' };
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: digits.csv, label: y }, train: { path: same.csv, label: y } }
models: { digits: { path: digits.onnx, outputs: { classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] } } }
gates: { validate-data: { data: test, reference: train, drift: { columns: [y], predictions: digits } } }
`,
      'digits.onnx': model('digits_mlp'),
      'digits.csv': digits,
      'same.csv': digits,
    });
    expect(predicted(report!).map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, k) => `data/prediction-drift/model=digits/output=${k}`),
    );
    expect(predicted(report!).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => 'pass'));
  });

  it('the base branch’s limit is judged too, on the change’s model', async () => {
    const data = { 'test.csv': csv(people(900, 6)), 'train.csv': csv(before) };
    // The change has renamed the model's file.
    const strict = policy({ drift: '{ effect: 0.2, predictions: risk }', models: 'risk: { path: old.onnx }' });
    const project = testProject({ ...data, 'risk.onnx': model('risk'), 'modelgate.yml': policy() });
    try {
      const [report] = await project.run('modelgate.yml', treeOf({ ...data, 'modelgate.yml': strict }));
      expect(report!.verdict).toBe('fail');
      expect(report!.findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)).toContain(
        'policy/loosened/data/prediction-drift/model=risk',
      );
    } finally {
      project.close();
    }
  });
});

it('the base branch’s columns fill the model for its limit, whichever the change calls the label', async () => {
  const policyOf = (label: string): string =>
    policy({ models: 'm: { path: m.onnx }', drift: '{ effect: 0.2, predictions: m, columns: [a] }' }).replace(
      'test: { path: test.csv }, train: { path: train.csv }',
      `test: { path: test.csv, label: ${label} }, train: { path: train.csv, label: ${label} }`,
    );
  const rows = (shift: number): string =>
    `a,b,c\n${Array.from({ length: 600 }, () => [draws(), draws() + shift, draws()].join(',')).join('\n')}\n`;
  const data = { 'test.csv': rows(2), 'train.csv': rows(0) };
  const onnx = { 'm.onnx': { copy: 'packages/testkit/fixtures/models/logits2.onnx' } };
  const base = treeOf({ ...data, 'modelgate.yml': policyOf('c') });
  const report = await explainedReport({ ...data, ...onnx, 'modelgate.yml': policyOf('b') }, base);
  expect(predicted(report).map(({ outcome }) => outcome)).toEqual(['pass']);
  const loosened = report.findings.filter(({ id }) => id.startsWith('policy/loosened/data/prediction-drift'));
  expect(loosened.map(({ outcome }) => outcome)).toEqual(['fail']);
});

describe('a model that cannot be run never passes', () => {
  const both = { 'test.csv': csv(people(400)), 'train.csv': csv(people(400)) };

  it.each([
    ['its file is not there', both, { models: 'risk: { path: gone.onnx }' }, 'a file at gone.onnx'],
    ['its predictions were made elsewhere', both, { models: 'risk: { predictions: test.csv }' }, 'predictions made'],
    ['the data lacks an input', { ...both, 'test.csv': 'age\n1\n2\n' }, {}, 'income'],
    ['an input is text', { ...both, 'test.csv': 'age,income\nold,low\nold,low\n' }, {}, ''],
    ['the file is not a model', { ...both, 'risk.onnx': 'nothing' }, {}, ''],
  ] as const)('%s', async (_, files, options, why) => {
    const report = await run(files, options);
    expect(predicted(report).map(({ outcome }) => outcome)).toEqual(['unknown']);
    expect(predicted(report)[0]!.message.observed).toContain(why);
    expect(report.verdict).toBe('error');
  });

  it('the policy has no such model', async () => {
    const report = await run(both, { drift: '{ predictions: rsik }' });
    expect(report.error).toMatchObject({ problems: [{ code: 'policy/unknown-model' }] });
  });
});
