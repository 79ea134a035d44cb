// Labels that a model or a file of predictions answers, and labels of the data that mean the same in another spelling.
import { describe, expect, it } from 'vitest';
import type { Report } from '@modelgate/core';
import { runOnce } from '../fixtures/project.ts';

/** A quarter of the rows is positive by the labels, half by the model: an accuracy of 0.75 wherever both are read as they mean it. */
const rows = Array.from({ length: 200 }, (_, i) => ({ i, sum: i % 2 === 0 ? 1 : -1, positive: i % 4 === 0 }));

async function judged(labels: readonly [string, string], model: string, more: Parameters<typeof runOnce>[0]) {
  const data = rows.map(({ i, sum, positive }) => `${i},${sum},0,${labels[Number(positive)]!}`);
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: y, id: row } }
models: { m: { baseline: none, ${model} } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0 } } } }
`,
    'test.csv': `row,a,b,y\n${data.join('\n')}\n`,
    ...more,
  });
  return report!;
}

const ran = (type: string, labels: readonly [string, string], says: string): Promise<Report> =>
  judged(labels, `path: m.onnx, ${says}`, {
    'm.onnx': { copy: `packages/testkit/fixtures/models/label_${type}.onnx` },
  });

/** The model's own answers, as a file. */
const read = (spelled: readonly [string, string], labels: readonly [string, string], says: string): Promise<Report> =>
  judged(labels, `predictions: p.csv, ${says}`, {
    'p.csv': `row,said\n${rows.map(({ i, sum }) => `${i},${spelled[Number(sum > 0)]!}`).join('\n')}\n`,
  });

const accuracy = ({ measurements, error }: Report): unknown => error ?? measurements['accuracy/candidate'];
const right = { kind: 'known', value: 0.75 };

describe.each(['bool', 'int64', 'python'])('labels alone, of a model that answers %s', (type) => {
  it.each([
    ['0', '1'],
    ['false', 'true'],
    ['False', 'True'],
  ] as const)('are read as the data’s %s and %s', async (...labels) => {
    expect(accuracy(await ran(type, labels, ''))).toMatchObject(right);
  });
});

describe.each(['bool', 'int64'])('labels of %s, where the data has names', (type) => {
  it.each([
    ['no, yes', ['no', 'yes'], 0.75],
    ['yes, no', ['no', 'yes'], 0.25],
    ['cat, dog', ['cat', 'dog'], 0.75],
  ] as const)('count in the order of outputs.classes: %s', async (classes, labels, value) => {
    const says = `positive: '${labels[1]}', outputs: { classes: [${classes}] }`;
    expect(accuracy(await ran(type, labels, says))).toMatchObject({ value });
  });

  it('are an error that says so, without it', async () => {
    const { error } = await ran(type, ['no', 'yes'], `positive: 'yes'`);
    expect(error?.problems[0]).toMatchObject({ code: 'input/model-outputs' });
    expect(error?.problems[0]!.hint).toContain('outputs.classes');
  });
});

describe('predicted labels', () => {
  it.each([
    [['0', '1'], ['false', 'true'], ''],
    [['true', 'false'], ['1', '0'], ', classes: [0, 1]'],
    [['0', '1'], ['no', 'yes'], `, classes: [no, yes]`],
    [['no', 'yes'], ['no', 'yes'], `, classes: [yes, no]`],
  ] as unknown as [[string, string], [string, string], string][])('%j for %j%s', async (spelled, labels, classes) => {
    const says = `positive: '${labels[1]}', outputs: { label: said${classes} }`;
    expect(accuracy(await read(spelled, labels, says))).toMatchObject(right);
  });

  it('that are none of the classes are an error that says what to do', async () => {
    const { error } = await read(['0', '1'], ['no', 'yes'], `positive: 'yes', outputs: { label: said }`);
    expect(error?.problems[0]).toMatchObject({ code: 'input/label-values' });
    expect(error?.problems[0]!.hint).toContain('outputs.classes');
  });

  it('−1 is no plain no: detectors of outliers mean the contrary', async () => {
    const { error } = await read(['-1', '1'], ['0', '1'], 'outputs: { label: said }');
    expect(error?.problems[0]).toMatchObject({ code: 'input/label-values' });
    expect(error?.problems[0]!.hint).toContain('detector of outliers');
  });

  it('of such a detector are judged by its scores, as that hint and the page on models say', async () => {
    const says = `threshold: 0, positive: '0', outputs: { score: said, classes: ['1', '0'] }`;
    expect(accuracy(await read(['-1', '1'], ['1', '0'], says))).toMatchObject(right);
  });
});
