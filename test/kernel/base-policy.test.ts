// What a change does to how a model is read and measured: the base branch's limits judge by the base branch's ways.
import { describe, expect, it } from 'vitest';
import { treeOf } from '../fixtures/base-tree.ts';
import { explainedReport } from '../fixtures/project.ts';

const rowsOf = (head: string, row: (i: number) => string): string =>
  `${head}\n${Array.from({ length: 200 }, (_, i) => row(i)).join('\n')}\n`;

describe('a parameter of a metric that the change makes another', () => {
  const policy = (quantile: number): string => `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { predictions: preds.csv, baseline: before.csv, task: regression, outputs: { score: p } } }
gates: { evaluate-model: { metrics: { quantile-loss: { max: 0.5, quantile: ${quantile} } } } }
`;
  const data = {
    'test.csv': rowsOf('row,y', (i) => `${i},${i % 7}.5`),
    'preds.csv': rowsOf('row,p', (i) => `${i},${(i % 7) - 1}`),
    'before.csv': rowsOf('row,p', (i) => `${i},${i % 7}`),
  };

  it('is one of two measurements, each with its baseline', async () => {
    const head = { ...data, 'modelgate.yml': policy(0.1) };
    const report = await explainedReport(head, treeOf({ ...data, 'modelgate.yml': policy(0.9) }));
    const outcomes = Object.fromEntries(report.findings.map((f) => [f.id, [f.outcome, f.message.change]]));
    expect(outcomes).toEqual({
      'model/quantile-loss/candidate': ['pass', 'baseline 0.0500'],
      'policy/loosened/model/quantile-loss/candidate': ['fail', undefined],
    });
  });
});

it('predictions are joined by the id that each policy names', async () => {
  const policy = (id: string): string => `version: 1
data: { test: { path: test.csv, label: y, id: ${id} } }
models: { m: { predictions: preds.csv, baseline: none, task: binary, positive: '1', outputs: { score: p } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.8 } } } }
`;
  const data = {
    'test.csv': rowsOf('a,b,y', (i) => `${i},${199 - i},${i % 2}`),
    'preds.csv': rowsOf('a,b,p', (i) => `${i},${i},${i % 2 === 0 ? 0.9 : 0.1}`),
  };
  const head = { ...data, 'modelgate.yml': policy('b') };
  const report = await explainedReport(head, treeOf({ ...data, 'modelgate.yml': policy('a') }));
  const outcomeOf = (id: string): string | undefined => report.findings.find((f) => f.id === id)?.outcome;
  expect(outcomeOf('model/accuracy/candidate')).toBe('pass');
  expect(outcomeOf('policy/loosened/model/accuracy/candidate')).toBe('fail');
});
