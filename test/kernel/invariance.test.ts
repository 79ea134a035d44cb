// The same verdict and figures, to 1e-9, however the work is cut: batch size, shards, files, row order.
import { join } from 'node:path';
import { noTree, readPolicies, type ModelRuntime, type Ports, type Report, runPolicies } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { environment, openWorld } from '@modelgate/host';
import { describe, expect, it } from 'vitest';
import { written } from '../fixtures/engine.ts';
import { runOnce, testProject, type Content } from '../fixtures/project.ts';

const policy = (data: string): string => `version: 1
data: { test: { path: ${data}, label: income } }
models:
  credit: { path: model.onnx, baseline: baseline.onnx, positive: '>50K', inputs: { missing: { string: '?' } } }
gates:
  evaluate-model:
    metrics: { accuracy: { min: 0.85, margin: 1pt }, roc-auc: { margin: 1pt }, calibration-error: { max: 0.05 } }
    slices: [race]
`;

const files = (data = 'test.parquet'): Record<string, Content> => ({
  'modelgate.yml': policy(data),
  'test.parquet': { copy: 'examples/credit/data/test.parquet' },
  'model.onnx': { copy: 'examples/credit/models/better.onnx' },
  'baseline.onnx': { copy: 'examples/credit/models/baseline.onnx' },
});

/** Runs with a runtime that asks the real one in another way. */
async function runWith(change: (models: ModelRuntime) => ModelRuntime): Promise<Report> {
  const project = testProject(files());
  const base = noTree('a test');
  const progress = { start: () => {}, advance: () => {}, end: () => {} };
  const env = environment();
  const world = await openWorld({ root: project.folder, env, progress, base });
  try {
    const ports: Ports = { ...world.ports, models: change(world.ports.models) };
    const text = new TextEncoder().encode(policy('test.parquet'));
    const policies = await readPolicies(
      'modelgate.yml',
      () => Promise.resolve({ found: text }),
      gates.map((g) => g.section),
      { from: 'head' },
    );
    const about = { version: '0', node: '', platform: '', ids: {} };
    const [report] = await runPolicies({ policies, base: [], gates, about }, ports);
    return report!;
  } finally {
    await world.close();
    project.close();
  }
}

async function runRewritten(sql: string, data: string): Promise<Report> {
  const project = testProject(files(data));
  try {
    written(project.folder, sql);
    const [report] = await project.run();
    return report!;
  } finally {
    project.close();
  }
}

function expectSame(report: Report, reference: Report): void {
  expect(report.error).toBeUndefined();
  expect(report.verdict).toBe(reference.verdict);
  expect(report.findings.map((f) => [f.id, f.outcome])).toEqual(reference.findings.map((f) => [f.id, f.outcome]));
  for (const [name, estimate] of Object.entries(reference.measurements)) {
    const found = report.measurements[name];
    const [a, b] = [estimate, found].map((e) => (e?.kind === 'known' ? e.value : Number.NaN));
    expect(Math.abs(a! - b!), name).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a!)));
  }
}

describe('figures do not depend on how the work is cut', async () => {
  const [reference] = await runOnce(files());

  it.each([64, 777, 8192])('batches of %i rows', async (batch) => {
    const report = await runWith((models) => ({
      ...models,
      score: (request, progress) => models.score({ ...request, batch }, progress),
    }));
    expectSame(report, reference!);
  });

  it.each([2, 3, 7])('%i shards', async (shards) => {
    const rows = 16_281;
    const cuts = Array.from({ length: shards + 1 }, (_, i) => Math.floor((rows * i) / shards));
    const report = await runWith((models) => ({
      ...models,
      score: async (request, progress) => {
        const parts = await Promise.all(
          cuts.slice(1).map((to, i) => models.score({ ...request, rows: { from: cuts[i]!, to } }, progress)),
        );
        return parts.flat();
      },
    }));
    expectSame(report, reference!);
  });

  it('rows in another order', async () => {
    expectSame(
      await runRewritten(
        `copy (select * from '$/test.parquet' order by hash(fnlwgt, age)) to '$/turned.parquet'`,
        'turned.parquet',
      ),
      reference!,
    );
  });

  it('several files', async () => {
    const sql = `copy (select *, age % 3 as part from '$/test.parquet') to '$/parts' (format parquet, partition_by (part), write_partition_columns false)`;
    expectSame(await runRewritten(sql, join('parts', '*', '*.parquet')), reference!);
  });
});
