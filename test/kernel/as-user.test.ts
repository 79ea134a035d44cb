// Whoever is not root judges as root does: several gates and models that need the same files of the base branch.
import { chmodSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { asUser } from '../fixtures/as-user.ts';
import { treeOf } from '../fixtures/base-tree.ts';
import { repositoryFile, testProject } from '../fixtures/project.ts';

const model = (name: string): string =>
  `  ${name}: { path: models/${name}.onnx, positive: '>50K', inputs: { missing: { string: '?' } } }\n`;
const policy = (least: number): string => `version: 1
data: { test: { path: data/test.parquet, label: income } }
models:
${model('a')}${model('b')}gates:
  evaluate-model: { metrics: { accuracy: { min: ${least} } } }
  bias-check: { groups: [sex], parity: { equal-opportunity: { max: 20pt } } }
`;
const example = (path: string): Uint8Array => readFileSync(repositoryFile(`examples/credit/${path}`));

/** Where only root may read the checkout of ModelGate itself, nobody else can run it. */
const isOpen = await asUser(() => readFileSync(repositoryFile('package.json'))).then(
  () => true,
  () => false,
);

it.runIf(isOpen)('two gates of two models', async () => {
  const data = { 'data/test.parquet': example('data/test.parquet') };
  const better = example('models/better.onnx');
  const baseline = example('models/baseline.onnx');
  const models = { 'models/a.onnx': better, 'models/b.onnx': better };
  const project = testProject({ ...data, ...models, 'modelgate.yml': policy(0.7) });
  chmodSync(project.folder, 0o755);
  const before = treeOf({
    ...data,
    'models/a.onnx': baseline,
    'models/b.onnx': baseline,
    'modelgate.yml': policy(0.8),
  });
  const reports = await asUser(() => project.run('modelgate.yml', before)).finally(() => project.close());
  expect(reports.flatMap(({ error }) => error?.problems ?? [])).toEqual([]);
  // Each was compared with the model of the base branch.
  expect(reports.map(({ gate, model: of, against }) => [gate, of, against !== '–'])).toEqual([
    ['evaluate-model', 'a', true],
    ['bias-check', 'a', true],
    ['evaluate-model', 'b', true],
    ['bias-check', 'b', true],
  ]);
});
