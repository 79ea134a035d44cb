// Data and models behind pointers, from the policy to the report: pointer and digest side by side, the baseline by its pointer.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { repositoryFile, runOnce, type Content } from '../fixtures/project.ts';
import { treeOf } from '../fixtures/base-tree.ts';

const judged = (head: Record<string, Content>, base: Record<string, string>): Promise<readonly Report[]> =>
  runOnce(head, 'modelgate.yml', treeOf(base));

const policy = `version: 1
data: { test: { path: test.parquet.dvc, label: income } }
models: { credit: { path: model.onnx, positive: '>50K', inputs: { missing: { string: '?' } } } }
gates: { evaluate-model: { metrics: { accuracy: { margin: 1pt } } }, validate-data: { data: test, rows: { min: 10 } } }
`;

const copy = (path: string): { readonly copy: string } => ({ copy: `examples/credit/${path}` });
const bytes = (path: string): Uint8Array => readFileSync(repositoryFile(`examples/credit/${path}`));
const md5 = (path: string): string => createHash('md5').update(bytes(path)).digest('hex');
const pointer = (path: string, name: string): string => `outs:\n- {md5: '${md5(path)}', hash: md5, path: ${name}}\n`;
const object = (path: string): string => `.dvc/cache/files/md5/${md5(path).slice(0, 2)}/${md5(path).slice(2)}`;

const head: Record<string, Content> = {
  'modelgate.yml': policy,
  'test.parquet.dvc': pointer('data/test.parquet', 'test.parquet'),
  'test.parquet': copy('data/test.parquet'),
  'model.onnx.dvc': pointer('models/regressed.onnx', 'model.onnx'),
  [object('models/regressed.onnx')]: copy('models/regressed.onnx'),
};
const base: Record<string, string> = {
  'modelgate.yml': policy,
  'test.parquet.dvc': pointer('data/test.parquet', 'test.parquet'),
  'model.onnx.dvc': pointer('models/baseline.onnx', 'model.onnx'),
};

it('the candidate from the cache, the baseline by the merge base’s pointer, the data by its own', async () => {
  const reports = await judged({ ...head, [object('models/baseline.onnx')]: copy('models/baseline.onnx') }, base);
  const evaluation = reports.find(({ gate }) => gate === 'evaluate-model')!;
  expect(evaluation.verdict).toBe('fail');
  const [model, baseline, data] = evaluation.subjects;
  const sha256 = (path: string): string => `sha256:${createHash('sha256').update(bytes(path)).digest('hex')}`;
  expect(model).toMatchObject({
    path: 'model.onnx',
    digest: sha256('models/regressed.onnx'),
    pointer: { path: 'model.onnx.dvc', digest: `md5:${md5('models/regressed.onnx')}` },
  });
  expect(baseline).toMatchObject({ kind: 'baseline', digest: sha256('models/baseline.onnx') });
  const tracked = {
    path: 'test.parquet.dvc',
    digest: sha256('data/test.parquet'),
    pointer: { path: 'test.parquet.dvc', digest: `md5:${md5('data/test.parquet')}` },
  };
  expect(data).toMatchObject(tracked);
  const validation = reports.find(({ gate }) => gate === 'validate-data')!;
  expect(validation.subjects[0]).toMatchObject(tracked);
  expect([validation.verdict, validation.against]).toEqual(['pass', 'no change']);
});

it('a baseline whose bytes are not here is unknown with its reason, never a new model', async () => {
  const evaluation = (await judged(head, base)).find(({ gate }) => gate === 'evaluate-model')!;
  const missing = evaluation.coverage.find(({ what }) => what === 'baseline')!.missing.join();
  expect(missing).toContain('model.onnx.dvc names md5');
  expect(missing).not.toContain('a new model');
});

it('data that is not what its pointer says: an error, with both digests, and still a report', async () => {
  const wrong = {
    ...head,
    'test.parquet': copy('data/test.parquet'),
    'test.parquet.dvc': pointer('models/baseline.onnx', 'test.parquet'),
  };
  const reports = await judged(wrong, base);
  expect(reports.map(({ gate }) => gate)).toEqual(['validate-data', 'evaluate-model']);
  for (const report of reports) {
    expect(report.verdict).toBe('error');
    expect(report.error!.problems[0]).toMatchObject({ code: 'input/dvc-mismatch' });
  }
});

it.each(['test.parquet', 'model.onnx'])('%s as Git LFS leaves it: the command that fetches it', async (name) => {
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 123456\n`;
  const { 'test.parquet.dvc': _, 'model.onnx.dvc': __, ...rest } = head;
  const plain = {
    ...rest,
    'modelgate.yml': policy.replace('.parquet.dvc', '.parquet'),
    'model.onnx': copy('models/baseline.onnx'),
  };
  const report = (await judged({ ...plain, [name]: lfs }, {})).find(({ gate }) => gate === 'evaluate-model');
  expect(report!.error!.problems[0]).toMatchObject({
    code: 'input/lfs-pointer',
    hint: expect.stringContaining('git lfs pull'),
  });
});
