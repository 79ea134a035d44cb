// The policy that the sample reports were judged by, and the spans of its keys.
import type { Span } from '@modelgate/core';

export const samplePolicyPath = 'modelgate.yml';

export const samplePolicy = `version: 1
on-inconclusive: warn
data:
  test: { path: data/test.parquet, label: income, id: row_id }
models:
  credit: { path: models/credit.onnx, positive: '>50K' }
gates:
  evaluate-model:
    metrics:
      accuracy: { min: 0.84, margin: 1pt }
      roc-auc: { min: 0.9, margin: 1pt }
      log-loss: { max: 0.35, margin: 5% }
      f1: { min: 0.6 }
      calibration-error: { max: 0.05 }
    slices: [sex, race]
waivers:
  - { rule: model/slice, where: { race: Other }, until: 2027-01-31, owner: fairness-team, reason: "n = 42, see #123" }
`;

/** Where a key stands in the sample policy. */
export function spanOfKey(key: string): Span {
  const lines = samplePolicy.split('\n');
  const line = lines.findIndex((text) => new RegExp(`(^|[ {,])${key}:`).test(text));
  if (line < 0) throw new Error(`the sample policy has no key ${key}`);
  const column = lines[line]!.indexOf(`${key}:`) + 1;
  return {
    path: samplePolicyPath,
    start: { line: line + 1, column },
    end: { line: line + 1, column: column + key.length },
  };
}
