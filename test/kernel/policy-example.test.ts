// The complete policy of docs/policy.md runs on the files of examples/credit, and all four gates judge.
import { expect, it } from 'vitest';
import { policyExample } from '../../packages/cli/src/gen/policy-example.ts';
import { repositoryFile, runOnce } from '../fixtures/project.ts';
import { readFileSync } from 'node:fs';

const credit = (path: string) => [path, { copy: `examples/credit/${path}` }] as const;

it('every gate judges; what the example waives is all that warns', async () => {
  expect(readFileSync(repositoryFile('docs/policy.md'), 'utf8')).toContain(policyExample);
  const files = ['data/test.parquet', 'models/baseline.onnx', 'models/better.onnx'].map(credit);
  const reports = await runOnce({ ...Object.fromEntries(files), 'modelgate.yml': policyExample });
  expect(reports.map(({ gate, verdict }) => [gate, verdict])).toEqual([
    ['security-scan', 'pass'],
    ['validate-data', 'pass'],
    ['evaluate-model', 'pass'],
    ['bias-check', 'warn'],
  ]);
});
