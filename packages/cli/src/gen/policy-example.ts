// The complete example of docs/policy.md, over the files of examples/credit; a test runs it.

export const policyExample: string = `version: 1
confidence: 0.95
on-inconclusive: warn
on-loosening: fail

data:
  test:
    path: data/test.parquet
    label: income

models:
  credit:
    path: models/better.onnx
    baseline: models/baseline.onnx
    task: binary
    positive: '>50K'
    threshold: 0.5
    inputs: { missing: { string: '?' } }

gates:
  validate-data:
    columns:
      age: { type: integer, nulls: 0, min: 17, max: 99 }
      workclass: { nulls: { max: 6%, severity: warn } }
      hours_per_week: { min: { value: 1, violations: 0.1% }, max: 99 }
    rows: { min: 1000, change: 20% }
    duplicates: 1%
    class-balance: 20%
    leakage: { target-proxies: { fail: 0.99 } }
    expressions:
      - { name: gain implies work, violations: 'capital_gain > 0 and hours_per_week = 0', max: 0 }

  evaluate-model:
    metrics:
      accuracy: { min: 0.85, margin: 1pt }
      roc-auc: { min: 0.9, margin: 1pt, burden: prove, proof: strict }
      log-loss: { margin: 5% }
      calibration-error: { max: 0.05, decide: point, severity: warn }
    slices: [sex, race, { name: seniors, where: 'age >= 60' }]

  bias-check:
    groups: [sex]
    compare: between-groups
    small-groups: guard
    parity:
      equal-opportunity: { max: 15pt, margin: 3pt }
      impact-ratio: { min: 0.8 }
    counterfactual: { flip: [sex], max-changed: 5% }

  security-scan:
    paths: [models, data]
    fail-on: medium

waivers:
  - rule: bias/impact-ratio
    where: { sex: Female }
    until: 2099-12-31
    owner: credit-risk
    reason: the labels themselves differ by sex, 0.11 against 0.30
`;
