// End to end through the ONNX models: the figures of scikit-learn on onnxruntime's own outputs, to 1e-4.
import type { Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { runOnce, type Content } from '../../fixtures/project.ts';
import expectedJson from './expected.json' with { type: 'json' };

const expected = expectedJson as unknown as Record<string, Record<string, number>>;

/** Our metric of each of scikit-learn's functions. */
const names: Readonly<Record<string, string>> = {
  accuracy: 'accuracy',
  balanced_accuracy: 'balanced-accuracy',
  precision: 'precision',
  recall: 'recall',
  f1: 'f1',
  f1_macro: 'f1-macro',
  f1_weighted: 'f1-weighted',
  mcc: 'mcc',
  kappa: 'cohen-kappa',
  roc_auc: 'roc-auc',
  roc_auc_ovr_macro: 'roc-auc-ovr',
  average_precision: 'average-precision',
  log_loss: 'log-loss',
  brier: 'brier',
  top2: 'top-k(k=2)',
  mae: 'mae',
  rmse: 'rmse',
  r2: 'r2',
  mape: 'mape',
};

function check(report: Report | undefined, model: string): void {
  expect(report!.error).toBeUndefined();
  const compared = Object.entries(names).filter(([theirs]) => expected[model]![theirs] !== undefined);
  for (const [theirs, ours] of compared) {
    const estimate = report!.measurements[`${ours}/candidate`];
    expect(estimate?.kind === 'known' ? estimate.value : estimate, `${model} ${ours}`).toBeCloseTo(
      expected[model]![theirs]!,
      4,
    );
  }
  expect(compared.length).toBeGreaterThan(3);
}

const adult = (path: string): Record<string, Content> => ({
  'modelgate.yml': `version: 1
data: { test: { path: test.parquet, label: income } }
models:
  credit: { path: model.onnx, baseline: none, positive: '>50K', inputs: { missing: { string: '?' } } }
`,
  'test.parquet': { copy: 'examples/credit/data/test.parquet' },
  'model.onnx': { copy: path },
});

describe('binary, string and float inputs: Adult', () => {
  it.each([
    ['adult_lr_nozipmap', 'test/fixtures/models/adult_lr.onnx'],
    ['adult_lr_nozipmap', 'test/fixtures/models/adult_lr_zipmap.onnx'],
    ['adult_gb_nozipmap', 'examples/credit/models/baseline.onnx'],
    ['adult_gb_nozipmap', 'test/fixtures/models/adult_gb_zipmap.onnx'],
    ['adult_gb_better_nozipmap', 'examples/credit/models/better.onnx'],
    ['adult_gb_regressed_nozipmap', 'examples/credit/models/regressed.onnx'],
  ])('%s by %s', async (model, path) => {
    const [report] = await runOnce(adult(path));
    check(report, model);
  });
});

describe('multiclass, one tensor: digits', () => {
  it.each([
    ['digits_mlp_nozipmap', 'digits_mlp.onnx'],
    ['digits_mlp_nozipmap', 'digits_mlp_zipmap.onnx'],
    ['digits_mlp_better_nozipmap', 'digits_mlp_better.onnx'],
    ['digits_mlp_regressed_nozipmap', 'digits_mlp_regressed.onnx'],
  ])('%s by %s, four lines of policy', async (model, file) => {
    const [report] = await runOnce({
      'modelgate.yml': 'version: 1\nmodel: model.onnx\ndata: test.csv\nlabel: y\n',
      'test.csv': { copy: 'test/fixtures/data/digits_test.csv' },
      'model.onnx': { copy: `test/fixtures/models/${file}` },
    });
    check(report, model);
    expect(report!.verdict).toBe('warn');
    expect(report!.findings.map((f) => f.rule)).toContain('model/nothing-judged');
  });
});

it('regression: diabetes', async () => {
  const [report] = await runOnce({
    'modelgate.yml': 'version: 1\nmodel: model.onnx\ndata: test.csv\nlabel: y\n',
    'test.csv': { copy: 'test/fixtures/data/diabetes.csv' },
    'model.onnx': { copy: 'test/fixtures/models/diabetes_ridge.onnx' },
  });
  check(report, 'diabetes_ridge');
});
