// A link on scores that only look as if they needed none: weak models are judged. (Those that need none: score-columns.test.ts.)
import { describe, expect, it } from 'vitest';
import type { Report } from '@modelgate/core';
import { runOnce } from '../fixtures/project.ts';

type Row = readonly [a: number, b: number, label: 0 | 1];

async function judged(model: 'logits2' | 'logit1', link: string, rows: readonly Row[], task = ''): Promise<Report> {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y } }
models: { m: { path: m.onnx, baseline: none, outputs: { link: ${link} }${task} } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0 }, log-loss: { max: 9 } } } }
`,
    'test.csv': `a,b,y\n${rows.map((row) => row.join(',')).join('\n')}\n`,
    'm.onnx': { copy: `packages/testkit/fixtures/models/${model}.onnx` },
  });
  return report!;
}

const step = (i: number): number => (i % 10) / 10;
const rowsOf = (row: (i: number) => Row): readonly Row[] => Array.from({ length: 200 }, (_, i) => row(i));
/** Of ten rows the last `often` are positive. */
const label = (i: number, often: number): 0 | 1 => (Math.floor(i / 10) % 10 < often ? 1 : 0);

describe('softmax', () => {
  it('is taken on logits so small that no class is ever likely', async () => {
    const { error, measurements } = await judged(
      'logits2',
      'softmax',
      rowsOf((i) => [step(i) / 4, 0.1, label(i, 5)]),
    );
    expect(error).toBeUndefined();
    expect(measurements['log-loss/candidate']).toMatchObject({ kind: 'known' });
  });
});

describe('sigmoid', () => {
  it('is taken on the logits of a weak model of a frequent class', async () => {
    // Seven in ten are positive, whatever the logit, 0.45 to 0.9, says: sigmoids are 0.61 to 0.71.
    const { error, measurements } = await judged(
      'logit1',
      'sigmoid',
      rowsOf((i) => [step(i) / 2, 0.45, label(i, 7)]),
    );
    expect(error).toBeUndefined();
    expect(measurements['accuracy/candidate']).toMatchObject({ kind: 'known', value: 0.7 });
  });

  it('says, as a positive class does, that 0 and 1 are classes and no values to be predicted', async () => {
    const rows = rowsOf((i) => [i % 2 === 0 ? -2 : 2, 0, i % 2 === 0 ? 0 : 1]);
    expect((await judged('logit1', 'sigmoid', rows)).error).toBeUndefined();
    expect((await judged('logit1', 'none', rows)).error?.problems).toMatchObject([{ code: 'input/task-ambiguous' }]);
    const named = await judged('logit1', 'none', rows, ", positive: '1', threshold: 0");
    expect(named.error).toBeUndefined();
    expect(named.measurements['accuracy/candidate']).toMatchObject({ kind: 'known', value: 1 });
    const { error } = await judged('logit1', 'sigmoid', rows, ', task: regression');
    expect(error?.problems).toMatchObject([{ code: 'input/task-ambiguous' }]);
  });
});
