// A model of texts from end to end: rows of any length, and columns that the policy names for each input.
import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { repositoryFile, runOnce } from '../fixtures/project.ts';

it('is judged on lists as long as each row’s, by whatever names its columns go', async () => {
  // The model says the mean token, plus the weights, plus the length.
  const rows = Array.from({ length: 60 }, (_, i) => {
    const n = 1 + (i % 4);
    const ids = Array.from({ length: n }, (_none, k) => i + k);
    return { ids, w: Array.from({ length: 2 * n }, () => 0.5), y: i + (n - 1) / 2 + 2 * n + ((i % 3) - 1) };
  });
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.jsonl, label: y } }
models: { m: { path: m.onnx, baseline: none, task: regression, inputs: { order: { weights: [w], tokens: [ids] } } } }
gates: { evaluate-model: { metrics: { rmse: { max: 2 } } } }
`,
    'test.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
    'm.onnx': { copy: 'packages/testkit/fixtures/models/sequences.onnx' },
  });
  expect(report!.error).toBeUndefined();
  expect(report!.measurements['rmse/candidate']).toMatchObject({
    kind: 'known',
    value: expect.closeTo(Math.sqrt(2 / 3), 6) as number,
  });
});

it('and the example of docs/models.md is a policy', async () => {
  const page = readFileSync(repositoryFile('docs/models.md'), 'utf8');
  const [, models] = /```yaml\n(.*?)```/s.exec(page)!;
  const data = 'data: { test: { path: test.csv, label: y } }\n';
  const [report] = await runOnce({ 'modelgate.yml': `version: 1\n${data}${models}`, 'test.csv': 'y\n0\n1\n' });
  // It was understood: the first thing that is missing is the model.
  expect(report!.error?.problems).toMatchObject([
    { code: 'input/file-missing', message: expect.stringContaining('churn.onnx') as string },
  ]);
});
