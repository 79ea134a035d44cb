// Bad input: every case is an error verdict with a report that names the thing, what was found and what to do.
import { readFileSync } from 'node:fs';
import type { Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { repositoryFile, runOnce, type Content } from '../fixtures/project.ts';

const digits = (over: Record<string, Content> = {}): Record<string, Content> => ({
  'modelgate.yml': 'version: 1\nmodel: model.onnx\ndata: test.csv\nlabel: y\n',
  'test.csv': { copy: 'test/fixtures/data/digits_test.csv' },
  'model.onnx': { copy: 'test/fixtures/models/digits_mlp.onnx' },
  ...over,
});

const adultPolicy = (
  data = 'test.parquet',
  model = "path: model.onnx, inputs: { missing: { string: '?' } }",
): string => `version: 1
data: { test: { path: ${data}, label: income } }
models:
  credit: { ${model}, baseline: none, positive: '>50K' }
`;

const adult = (over: Record<string, Content> = {}): Record<string, Content> => ({
  'modelgate.yml': adultPolicy(),
  'test.parquet': { copy: 'examples/credit/data/test.parquet' },
  'model.onnx': { copy: 'examples/credit/models/baseline.onnx' },
  ...over,
});

const bytes = (path: string): Uint8Array => readFileSync(repositoryFile(path));
const csv = (): string[] => bytes('test/fixtures/data/digits_test.csv').toString().split('\n');

async function problemOf(files: Record<string, Content>): Promise<{ report: Report; text: string; code: string }> {
  const [report] = await runOnce(files);
  const problem = report!.error?.problems[0];
  return {
    report: report!,
    code: problem?.code ?? `${report!.verdict} without an error`,
    text: `${problem?.message} ${problem?.hint ?? ''}`,
  };
}

type Case = readonly [name: string, files: () => Record<string, Content>, code: string, says: readonly string[]];

const cases: readonly Case[] = [
  ['no policy', () => ({}), 'input/file-missing', ['modelgate.yml']],
  [
    'a policy that names no data file',
    () => digits({ 'modelgate.yml': 'version: 1\nmodel: model.onnx\ndata: nowhere.csv\nlabel: y\n' }),
    'input/file-missing',
    ['nowhere.csv'],
  ],
  [
    'a policy that names no model file',
    () => digits({ 'modelgate.yml': 'version: 1\nmodel: nowhere.onnx\ndata: test.csv\nlabel: y\n' }),
    'input/file-missing',
    ['nowhere.onnx'],
  ],
  [
    'a policy that names a folder as the model',
    () =>
      digits({ 'modelgate.yml': 'version: 1\nmodel: models\ndata: test.csv\nlabel: y\n', 'models/m.onnx': 'a model' }),
    'input/file-missing',
    ['a file at models', 'a folder', 'models/m.onnx'],
  ],
  ['an empty file', () => digits({ 'test.csv': '' }), 'input/file-empty', ['test.csv']],
  ['a header without rows', () => digits({ 'test.csv': `${csv()[0]}\n` }), 'input/no-rows', ['test']],
  [
    'a Parquet file cut in half',
    () => adult({ 'test.parquet': Uint8Array.from(bytes('examples/credit/data/test.parquet').subarray(0, 90_000)) }),
    'input/file-unreadable',
    ['test.parquet'],
  ],
  [
    'a CSV with a broken row',
    () => digits({ 'test.csv': [...csv().slice(0, 100), '1,2,3', ...csv().slice(100)].join('\n') }),
    'input/file-unreadable',
    ['test.csv', '101'],
  ],
  [
    'a model that is not an ONNX file',
    () => digits({ 'model.onnx': 'certainly not a protobuf' }),
    'input/model-unreadable',
    ['model.onnx'],
  ],
  [
    'a label column that is not there',
    () => digits({ 'modelgate.yml': 'version: 1\nmodel: model.onnx\ndata: test.csv\nlabel: yy\n' }),
    'input/column-missing',
    ['yy', 'did you mean y?'],
  ],
  [
    'unknown label values',
    () =>
      digits({
        'test.csv': csv()
          .map((line, i) => (i === 5 ? line.replace(/[^,]*$/, '12') : line))
          .join('\n'),
      }),
    'input/label-values',
    ['12'],
  ],
  [
    'a row without a label',
    () =>
      digits({
        'test.csv': csv()
          .map((line, i) => (i === 5 ? line.replace(/[^,]*$/, '') : line))
          .join('\n'),
      }),
    'input/column-null',
    ['1 row'],
  ],
  [
    'columns that the model does not know',
    () => adult({ 'model.onnx': { copy: 'test/fixtures/models/digits_mlp.onnx' } }),
    'input/model-inputs',
    ['64', 'inputs.order'],
  ],
  [
    'inputs that the data does not have',
    () =>
      digits({
        'model.onnx': { copy: 'examples/credit/models/baseline.onnx' },
        'modelgate.yml': 'version: 1\nmodel: model.onnx\ndata: test.csv\nlabel: y\n',
      }),
    'input/model-inputs',
    ['fnlwgt'],
  ],
  [
    'null strings without a stand-in',
    () => adult({ 'modelgate.yml': adultPolicy('test.parquet', 'path: model.onnx') }),
    'input/column-null',
    ['workclass', '963', 'missing'],
  ],
  [
    'no positive class that is certain',
    () => adult({ 'modelgate.yml': adultPolicy().replace(", positive: '>50K'", '') }),
    'input/positive-ambiguous',
    ['>50K'],
  ],
  [
    'text where numbers are needed',
    () =>
      digits({
        'test.csv': csv()
          .map((line, i) => (i === 0 || line === '' ? line : line.replace(/^[^,]*/, 'red')))
          .join('\n'),
      }),
    'input/column-type',
    ['VARCHAR'],
  ],
];

describe('each is an error that names it', () => {
  it.each(cases)('%s', async (_, files, code, says) => {
    const { report, text, code: found } = await problemOf(files());
    expect(`${found}: ${text}`).toContain(code);
    for (const part of says) expect(text).toContain(part);
    expect(report.verdict).toBe('error');
    expect(report.headline).toContain('could not judge');
  });

  it('a model that is fed the label', async () => {
    const { code, text } = await problemOf({
      'modelgate.yml':
        'version: 1\ndata: { t: { path: t.csv, label: y } }\nmodels: { m: { path: m.onnx, baseline: none, inputs: { order: [a, y] } } }\n',
      't.csv': `a,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 2}`).join('\n')}\n`,
      'm.onnx': { copy: 'packages/testkit/fixtures/models/logits2.onnx' },
    });
    expect(code).toBe('input/model-inputs');
    expect(text).toContain('the label y itself');
  });

  it('labels that are not classes, without their values', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `1,${i},canary-${i}`).join('\n');
    for (const task of ['regression', 'multiclass']) {
      const { text, report } = await problemOf({
        'modelgate.yml': `version: 1\ndata: { t: { path: t.csv, label: y } }\nmodels: { m: { path: m.onnx, baseline: none, task: ${task} } }\n`,
        't.csv': `a,b,y\n${rows}\n`,
        'm.onnx': { copy: 'packages/testkit/fixtures/models/logits2.onnx' },
      });
      expect(text).toContain('60');
      expect(JSON.stringify(report)).not.toContain('canary');
    }
  });

  it('a waiver of a rule that is none, which would waive nothing', async () => {
    const waivers = ['model/acuracy', 'bias/no-such-rule', 'data/nulls', 'model/slice']
      .map((rule) => `  - { rule: ${rule}, until: 2099-12-31, owner: me, reason: tracked }`)
      .join('\n');
    const text = `version: 1\nmodel: m.onnx\ndata: t.csv\nlabel: y\nwaivers:\n${waivers}\n`;
    const [report] = await runOnce({ 'modelgate.yml': text });
    const problems = report!.error!.problems.map(({ code, at }) => [code, at?.start.line]);
    expect(problems).toEqual([
      ['policy/bad-waiver', 6],
      ['policy/bad-waiver', 7],
    ]);
    expect(report!.error!.problems[0]!.message).toContain('model/accuracy');
  });

  it('a policy with ten errors shows them all', async () => {
    const text = [
      'version: 2',
      'modell: a.onnx',
      'confidence: 95',
      'on-inconclusive: maybe',
      'data: { test: { paht: x.csv } }',
      'models: { m: { path: ../../etc/passwd, task: ranking, threshold: high } }',
      'gates: { evaluate-modle: {}, evaluate-model: { metrics: { acuracy: 1, accuracy: { margin: 1 } } } }',
      'waivers: [{ rule: x }]',
    ].join('\n');
    const [report] = await runOnce({ 'modelgate.yml': text });
    expect(report!.error!.problems.length).toBeGreaterThanOrEqual(10);
    for (const { at, frame } of report!.error!.problems)
      expect([at?.path, typeof frame]).toEqual(['modelgate.yml', 'string']);
  });
});

describe('predictions made elsewhere', () => {
  const policy = (label = 'y'): string => `version: 1
data: { test: { path: test.csv, label: ${label}, id: id } }
models: { m: { predictions: preds.csv, outputs: { score: p }, baseline: none, task: binary } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.5 } } } }
`;
  const test = `id,y\n${Array.from({ length: 200 }, (_, i) => `${i},${i % 2}`).join('\n')}\n`;
  const predictions = (score: (i: number) => string, ids = 200): string =>
    `id,p\n${Array.from({ length: ids }, (_, i) => `${i},${score(i)}`).join('\n')}\n`;
  const good = (i: number): string => (i % 2 === 1 ? '0.9' : '0.2');

  it('are judged, and marked', async () => {
    const [report] = await runOnce({ 'modelgate.yml': policy(), 'test.csv': test, 'preds.csv': predictions(good) });
    expect([report!.verdict, report!.subjects[0]!.caveat]).toEqual(['pass', 'not bound to the model’s bytes']);
  });

  it('that float32 sums put a little beyond 0 … 1 are probabilities', async () => {
    const scores = predictions((i) => (i % 4 === 1 ? '0.5' : i % 2 === 1 ? '1.0000001192896' : '-0.0000001'));
    const ofProbabilities = policy().replace(
      '0.5 }',
      '0.5 }, brier: { max: 0.5 }, log-loss: { max: 1 }, calibration-error: { max: 1 }',
    );
    const [report] = await runOnce({ 'modelgate.yml': ofProbabilities, 'test.csv': test, 'preds.csv': scores });
    const values = ['brier', 'log-loss', 'calibration-error'].map((id) => report!.measurements[`${id}/candidate`]);
    // A quarter of the rows is positive with 0.5; the others are certain and right.
    expect(values[0]).toMatchObject({ kind: 'known', value: 0.0625 });
    expect(values[1]).toMatchObject({ kind: 'known', value: expect.closeTo(Math.LN2 / 4, 12) as number });
    expect(values[2]!.kind).toBe('known');
  });

  it.each<readonly [string, string, string]>([
    ['a missing id', predictions(good, 199), 'input/scores-mismatch'],
    ['an id twice', `${predictions(good)}7,0.5\n`, 'input/id-not-unique'],
    ['a score that is NaN', predictions((i) => (i === 3 ? 'nan' : good(i))), 'input/scores-not-finite'],
    ['a score that is infinite', predictions((i) => (i === 3 ? 'inf' : good(i))), 'input/scores-not-finite'],
    ['logits without a link', predictions((i) => (i % 2 === 1 ? '3.5' : '-2')), 'input/model-outputs'],
  ])('%s is an error', async (_, preds, code) => {
    const { code: found, text } = await problemOf({ 'modelgate.yml': policy(), 'test.csv': test, 'preds.csv': preds });
    expect(`${found}: ${text}`).toContain(code);
  });
});
