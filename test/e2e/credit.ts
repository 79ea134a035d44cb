// The demo's models and data as a repository: the baseline is what the base commit has at the model's path.
import type { Files } from './checkout.ts';

export const model = (name: 'baseline' | 'better' | 'regressed'): { copy: string } => ({
  copy: `examples/credit/models/${name}.onnx`,
});

export const policy = `version: 1

data:
  test: { path: data/test.parquet, label: income }

models:
  credit:
    path: models/credit.onnx
    baseline: merge-base
    positive: '>50K'
    inputs: { missing: { string: '?' } }

gates:
  evaluate-model:
    metrics:
      accuracy: { min: 0.85, margin: 1pt }
      roc-auc: { min: 0.9, margin: 1pt }
    slices: [sex, race]
`;

export const credit: Files = {
  'modelgate.yml': policy,
  'data/test.parquet': { copy: 'examples/credit/data/test.parquet' },
  'models/credit.onnx': model('baseline'),
};
