// Which column of the scores is which class: never a guess, whichever class the policy calls positive, and as the model's labels say.
import { describe, expect, it } from 'vitest';
import type { Report } from '@modelgate/core';
import { runOnce } from '../fixtures/project.ts';

/** Both models are always right: `first` labels the rows (1, 0), `second` the rows (0, 1). */
async function judged(model: 'logits2' | 'logit1', labels: readonly [string, string], says: string): Promise<Report> {
  const [first, second] = labels;
  const rows = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? `1,0,${first}` : `0,1,${second}`));
  // logit1 adds up its inputs, so that a row of `first` must sum to less than 0.
  const data = model === 'logit1' ? rows.map((row) => row.replace(/^1,0/, '-1,0')) : rows;
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y } }
models: { m: { path: m.onnx, baseline: none, task: binary, ${says} } }
gates: { evaluate-model: { metrics: { roc-auc: { min: 0 }, accuracy: { min: 0 } } } }
`,
    'test.csv': `a,b,y\n${data.join('\n')}\n`,
    'm.onnx': { copy: `packages/testkit/fixtures/models/${model}.onnx` },
  });
  return report!;
}

describe('two columns without class names', () => {
  const softmax = 'outputs: { link: softmax }';
  it.each<readonly [readonly [string, string], string]>([
    [['0', '1'], softmax],
    [['0', '1'], `positive: 0, ${softmax}`],
    [['2', '10'], `positive: 2, ${softmax}`],
    [['false', 'true'], `positive: false, ${softmax}`],
    [['no', 'yes'], `positive: yes, ${softmax}`],
    [['no', 'yes'], 'positive: no, outputs: { link: softmax, classes: [no, yes] }'],
    [['yes', 'no'], 'positive: no, outputs: { link: softmax, classes: [yes, no] }'],
  ])('labels %j, %s', async (labels, says) => {
    const { error, measurements } = await judged('logits2', labels, says);
    expect(error).toBeUndefined();
    for (const metric of ['roc-auc', 'accuracy'])
      expect(measurements[`${metric}/candidate`]).toMatchObject({ kind: 'known', value: 1 });
  });

  it('text whose positive class stands first by name needs outputs.classes', async () => {
    const { error } = await judged('logits2', ['no', 'yes'], `positive: no, ${softmax}`);
    expect(error?.problems[0]).toMatchObject({ code: 'input/model-outputs' });
    expect(error?.problems[0]!.hint).toContain('outputs.classes');
  });
});

describe('one column scores the second class', () => {
  const sigmoid = 'outputs: { link: sigmoid }';
  it('which is the positive one', async () => {
    const { measurements } = await judged('logit1', ['0', '1'], sigmoid);
    expect(measurements['accuracy/candidate']).toMatchObject({ kind: 'known', value: 1 });
  });

  it.each([`positive: 0, ${sigmoid}`, 'positive: 0, outputs: { link: sigmoid, classes: [0, 1] }'])(
    '%s is an error',
    async (says) => {
      const { error } = await judged('logit1', ['0', '1'], says);
      expect(error?.problems[0]).toMatchObject({ code: 'input/model-outputs' });
    },
  );
});

describe('a model that answers labels beside scores', () => {
  const digits = (classes: readonly number[]): Promise<readonly Report[]> =>
    runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y } }
models: { m: { path: m.onnx, baseline: none, outputs: { classes: [${classes.join(', ')}] } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.9 } } } }
`,
      'test.csv': { copy: 'test/fixtures/data/digits_test.csv' },
      'm.onnx': { copy: 'test/fixtures/models/digits_mlp.onnx' },
    });
  const inOrder = Array.from({ length: 10 }, (_, k) => k);

  it('is read in the order that they agree with', async () => {
    const [report] = await digits(inOrder);
    expect(report!.verdict).toBe('pass');
  });

  it('is refused where its labels contradict its scores', async () => {
    const [report] = await digits([...inOrder].reverse());
    expect(report!.error?.problems[0]).toMatchObject({ code: 'input/model-outputs' });
  });
});

describe('a model whose labels turn positive at a score of 0.2', () => {
  const tuned = async (says: string): Promise<Report> => {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y } }
models: { m: { path: m.onnx, baseline: none, ${says} } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0 } } } }
`,
      'test.csv': `x,y\n${Array.from({ length: 100 }, (_, i) => `${(i + 0.5) / 100},${Number(i >= 20)}`).join('\n')}\n`,
      'm.onnx': { copy: 'packages/testkit/fixtures/models/label_tuned.onnx' },
    });
    return report!;
  };

  it('is not judged at 0.5 unless the policy says so', async () => {
    const { error } = await tuned('');
    expect(error?.problems[0]).toMatchObject({ code: 'input/model-outputs' });
    expect(error?.problems[0]!.hint).toContain('threshold: 0.2;');
  });

  it.each([
    ['threshold: 0.2', 1],
    ['threshold: 0.5', 0.7],
    ['outputs: { label: label }', 1],
  ])('%s gives an accuracy of %d', async (says, value) => {
    expect((await tuned(says)).measurements['accuracy/candidate']).toMatchObject({ value });
  });
});

describe('predictions with a column for each class', () => {
  /** Nine in ten are right, for either class. */
  const right = (i: number): boolean => i % 10 !== 0;
  const label = (i: number): string => (i % 2 === 1 ? 'yes' : 'no');
  const ids = Array.from({ length: 200 }, (_, i) => i);
  const yes = (i: number): number => ((label(i) === 'yes') === right(i) ? 0.875 : 0.25);
  const predicted = (says: string): Promise<readonly Report[]> =>
    runOnce({
      'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y, id: id } }
models: { m: { predictions: preds.csv, baseline: none, task: binary, ${says} } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0 }, brier: { max: 1 } } } }
`,
      'test.csv': `id,y\n${ids.map((i) => `${i},${label(i)}`).join('\n')}\n`,
      'preds.csv': `id,no,yes\n${ids.map((i) => `${i},${1 - yes(i)},${yes(i)}`).join('\n')}\n`,
    });

  it.each([
    'positive: yes, outputs: { classes: [no, yes] }',
    'positive: yes, outputs: { classes: [yes, no] }',
    'positive: no, outputs: { classes: [no, yes] }',
    'positive: no, outputs: { score: no }',
    'positive: no, outputs: { score: no, classes: [yes, no] }',
  ])('%s', async (says) => {
    const [report] = await predicted(says);
    const brier = ids.reduce((sum, i) => sum + (yes(i) - Number(label(i) === 'yes')) ** 2, 0) / ids.length;
    expect(report!.measurements).toMatchObject({
      'accuracy/candidate': { kind: 'known', value: 0.9 },
      'brier/candidate': { kind: 'known', value: expect.closeTo(brier, 12) as number },
    });
  });
});

it.each(['sigmoid', 'softmax'])('a link of %s on what already are probabilities is an error', async (link) => {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.parquet, label: income } }
models: { m: { path: m.onnx, baseline: none, positive: '>50K', inputs: { missing: { string: '?' } }, outputs: { link: ${link} } } }
`,
    'test.parquet': { copy: 'examples/credit/data/test.parquet' },
    'm.onnx': { copy: 'examples/credit/models/better.onnx' },
  });
  expect(report!.error?.problems[0]).toMatchObject({ code: 'input/model-outputs' });
  expect(report!.error?.problems[0]!.hint).toMatch(/leave out (models\.m\.)?outputs\.link/);
});

it('predictions of several classes, a column each: every row is decided by the largest, whatever the order of the columns', async () => {
  const names = ['cat', 'dog', 'emu'];
  const row = (i: number): string => `${i},${names.map((_, k) => (k === i % 3 ? 0.5 : 0.25)).join(',')}`;
  // Of each class two in ten are labelled as the next one.
  const label = (i: number): string => names[(i + Number(i % 30 < 6)) % 3]!;
  const at = (line: (i: number) => string): string => Array.from({ length: 300 }, (_, i) => line(i)).join('\n');
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { predictions: preds.csv, baseline: none, task: multiclass, outputs: { classes: [cat, dog, emu] } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.5 }, log-loss: { max: 2 } } } }
`,
    'test.csv': `row,y\n${at((i) => `${i},${label(i)}`)}\n`,
    'preds.csv': `row,cat,dog,emu\n${at(row)}\n`,
  });
  const found = report!.findings.map(({ rule, message }) => [rule, message.observed.split(' ')[0]]);
  const loss = -(0.8 * Math.log(0.5) + 0.2 * Math.log(0.25));
  expect(found).toEqual([
    ['model/accuracy', '0.800'],
    ['model/log-loss', loss.toFixed(3)],
  ]);
});
