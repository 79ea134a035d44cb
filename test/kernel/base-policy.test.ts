// What a change does to how a model is read and measured: the base branch's limits judge by the base branch's ways.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../fixtures/base-tree.ts';
import { explainedReport, repositoryFile, runOnce } from '../fixtures/project.ts';

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

describe('data that the change makes other data', () => {
  const model = new Uint8Array(readFileSync(repositoryFile('test/fixtures/models/risk.onnx')));
  const policy = (least: number): string => `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { path: risk.onnx, baseline: none, task: binary, positive: '1' } }
gates: { evaluate-model: { metrics: { accuracy: { min: ${least} } }, slices: [g] } }
`;
  // Every second row is above 0.5, and half of all labels are as the model says.
  const row = (i: number): string => `${i},10,${(i % 2) * 100},${'ab'[i % 2]!},${i % 4 < 2 ? 1 : 0}`;
  const data = rowsOf('row,age,income,g,y', row);
  const head = { 'modelgate.yml': policy(0.1), 'risk.onnx': model, 'test.csv': data };
  const judged = async (test: string) => {
    const base = { 'modelgate.yml': policy(0.9), 'risk.onnx': model, 'test.csv': test };
    const { findings } = await explainedReport(head, treeOf(base));
    return findings.map(({ id, outcome, message }) => [id, outcome, message.observed]);
  };

  it('is judged by the base branch’s limits on the base branch’s data, and what changed is told', async () => {
    const before = data.split('\n').slice(0, 192).join('\n').replaceAll(',a,', ',c,');
    const found = await judged(`${before}\n`);
    expect(found).toContainEqual(['model/accuracy/candidate', 'pass', expect.stringMatching(/n = 200/)]);
    const loosened = 'policy/loosened/model/accuracy/candidate';
    expect(found).toContainEqual([loosened, 'fail', expect.stringMatching(/n = 191/)]);
    const told = 'changed, rows +9; label 0 +5; label 1 +4; g = a +100; g = b +5; g = c −96';
    expect(found).toContainEqual(['policy/yardstick-changed/data/test', 'fail', told]);
  });

  it('is judged by the base branch’s limits as it is where the model cannot run on what was', async () => {
    const found = await judged(rowsOf('row,age,g,y', (i) => row(i).replace(/,(0|100),/, ',')));
    const loosened = 'policy/loosened/model/accuracy/candidate';
    expect(found).toContainEqual([loosened, 'fail', expect.stringMatching(/n = 200/)]);
    expect(
      found.filter(([id]) => id === 'policy/yardstick-changed/data/test').map(([, , observed]) => observed),
    ).toEqual([expect.stringMatching(/^changed; the model needs .*income.*, the base branch’s data has /)]);
  });
});

it('a base branch without the policy has no trouble with it: the first policy is judged by itself', async () => {
  const head = {
    'test.csv': rowsOf('row,y', (i) => `${i},${i % 2}`),
    'preds.csv': rowsOf('row,p', (i) => `${i},${i % 2}`),
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { predictions: preds.csv, baseline: none, task: binary, outputs: { score: p } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.8 } } } }
`,
  };
  const { findings, verdict } = await explainedReport(head, treeOf({ 'other.txt': '' }));
  expect([verdict, findings.map(({ id }) => id)]).toEqual(['pass', ['model/accuracy/candidate']]);
});

it('a model that only the base branch’s policy names is run, though the change’s policy let nobody expect one', async () => {
  const own = `version: 1
data: { test: { path: test.parquet, label: income } }
gates:
  validate-data: { rows: { min: 10 } }
`;
  const before = `${own}  evaluate-model: { metrics: { accuracy: { min: 0.8 } } }
models: { credit: { path: credit.onnx, baseline: none, positive: '>50K', inputs: { missing: { string: '?' } } } }
`;
  const files = {
    'test.parquet': readFileSync(repositoryFile('examples/credit/data/test.parquet')),
    'credit.onnx': readFileSync(repositoryFile('examples/credit/models/better.onnx')),
  };
  const reports = await runOnce(
    { ...files, 'modelgate.yml': own },
    'modelgate.yml',
    treeOf({ ...files, 'modelgate.yml': before }),
  );
  const dropped = reports.find(({ gate }) => gate === 'evaluate-model')!;
  expect(dropped.error).toBeUndefined();
  expect(dropped.measurements['accuracy/candidate']).toMatchObject({ kind: 'known' });
});

describe('a threshold that the change moves', () => {
  const policy = (threshold: number): string => `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { predictions: preds.csv, task: binary, positive: '1', threshold: ${threshold}, outputs: { score: p } } }
gates: { evaluate-model: { metrics: { accuracy: { margin: 1pt }, brier: { margin: 5% } } } }
`;
  // Half of the positive rows score 0.7, the others 0.9.
  const data = {
    'test.csv': rowsOf('row,y', (i) => `${i},${i % 2}`),
    'preds.csv': rowsOf('row,p', (i) => `${i},${i % 2 === 0 ? 0.1 : i % 4 === 1 ? 0.7 : 0.9}`),
  };

  it('leaves the baseline’s decisions at that of the base branch: the same file is not equal to itself', async () => {
    const report = await explainedReport(
      { ...data, 'modelgate.yml': policy(0.8) },
      treeOf({ ...data, 'modelgate.yml': policy(0.5) }),
    );
    const changes = Object.fromEntries(
      report.findings.map(({ id, outcome, message }) => [id, [outcome, message.observed]]),
    );
    expect(changes['model/accuracy/change']).toEqual(['fail', expect.stringMatching(/^−25 pt /)]);
    expect(changes['model/brier/change']?.[0]).toBe('pass');
    expect(report.notes).toContain(
      'The candidate decides at its threshold 0.8, the baseline at 0.5, as the base branch declares it.',
    );
  });

  it('without a change of it the file is equal to itself', async () => {
    const same = { ...data, 'modelgate.yml': policy(0.8) };
    const { findings } = await explainedReport(same, treeOf(same));
    expect(findings.find(({ id }) => id === 'model/accuracy/change')?.message.observed).toMatch(/^no change/);
  });
});
