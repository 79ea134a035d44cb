// What a person who waits is told: every long step by its name, how far it is, and that it has ended.
import { expect, test } from 'vitest';
import { noTree, type Progress } from '@modelgate/core';
import { environment, runProject } from '@modelgate/host';
import { testProject } from '../fixtures/project.ts';

const policy = `version: 1
data: { test: { path: test.parquet, label: income } }
models:
  credit: { path: model.onnx, positive: '>50K', baseline: none, inputs: { missing: { string: '?' } } }
gates:
  security-scan: { paths: [model.onnx] }
  validate-data: { columns: { age: { min: 0 } } }
  evaluate-model: { metrics: { accuracy: { min: 0.8 } } }
  bias-check: { groups: [sex], parity: { demographic-parity: { max: 50pt } } }
`;

test('each step begins, goes on to its whole, and ends', async () => {
  const told: string[] = [];
  const totals = new Map<string, number>();
  const progress: Progress = {
    start: (task, total, of = 'rows') => {
      totals.set(task, total!);
      told.push(`${task}: ${of}`);
    },
    advance: (task, done) => {
      expect(done).toBeLessThanOrEqual(totals.get(task)!);
      if (done === totals.get(task)) told.push(`${task}: all`);
    },
    end: (task) => told.push(`${task}: end`),
  };
  const project = testProject({
    'modelgate.yml': policy,
    'test.parquet': { copy: 'examples/credit/data/test.parquet' },
    'model.onnx': { copy: 'examples/credit/models/better.onnx' },
  });
  const base = () => Promise.resolve(noTree('no repository'));
  await runProject({ cwd: project.folder, policy: 'modelgate.yml', env: environment(), progress, base, ids: {} });
  project.close();
  const step = (task: string, of: string): string[] => [`${task}: ${of}`, `${task}: all`, `${task}: end`];
  expect([...new Set(told)]).toEqual([
    ...step('security-scan', 'files'),
    ...step('validate-data, test', 'rows'),
    ...step('credit, candidate', 'rows'),
    ...step('credit, figures', 'figures'),
    ...step('credit, disparities', 'figures'),
  ]);
});
