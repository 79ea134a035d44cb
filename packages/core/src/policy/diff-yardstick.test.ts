// What a change does to the yardstick: each kind of difference is seen, and what only makes a policy stricter is none.
import { expect, test } from 'vitest';
import { yardstickChanges, type YardstickChange } from './diff-yardstick.ts';
import { policyOf } from './reading.fixture.ts';

const base = `version: 1
confidence: 0.95
on-inconclusive: fail
data:
  test: { path: data/test.csv, label: income, weight: w, cluster: c, id: i }
  spare: { path: data/spare.csv }
models:
  credit: { path: models/credit.onnx, task: binary, positive: '>50K', baseline: merge-base }
  fraud: { path: models/fraud.onnx }
gates:
  evaluate-model:
    data: test
    metrics:
      accuracy: { min: 0.84, margin: 1pt }
      log-loss: { max: 0.4 }
    slices: [sex, race]
  count-rows: { data: test, min: 100 }
waivers:
  - { rule: model/accuracy, where: { sex: Female }, until: 2027-01-31, owner: a, reason: b }
`;

async function changed(
  ...edits: readonly (readonly [from: string, to: string])[]
): Promise<readonly YardstickChange[]> {
  const head = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, base);
  return yardstickChanges(await policyOf(base, 'base'), await policyOf(head));
}

test('a policy has the yardstick that it has', async () => {
  expect(await changed()).toEqual([]);
});

test.each([
  ['limits', 'min: 0.84, margin: 1pt', 'min: 0.80, margin: 2pt, severity: warn'],
  ['metrics', '      log-loss: { max: 0.4 }', '      mcc: 0.5'],
  ['gates', 'models/fraud.onnx }', 'models/fraud.onnx, gates: { evaluate-model: off } }'],
  ['waivers', '2027-01-31', '2028-01-31'],
])('%s are none: the base’s own judges them', async (_, from, to) => {
  expect(await changed([from, to])).toEqual([]);
});

test('a slice that goes shortens the yardstick, one that comes does not', async () => {
  const found = await changed(['slices: [sex, race]', 'slices: [race, age]']);
  expect(found.map((y) => [y.what, y.model, y.was, y.is])).toEqual([
    ['gates.evaluate-model.slices', 'credit', 'sex, race', 'race, age'],
    ['gates.evaluate-model.slices', 'fraud', 'sex, race', 'race, age'],
  ]);
  expect(await changed(['slices: [sex, race]', 'slices: [sex, race, age]'])).toEqual([]);
});

test('how a model is run and decided', async () => {
  const found = await changed(
    ["positive: '>50K', ", "positive: '>50K', threshold: 0.9, inputs: { missing: { number: 0 } }, "],
    ['models/fraud.onnx }', 'models/fraud.onnx, outputs: { score: p } }'],
  );
  expect(found.map((y) => `${y.what}: ${y.was} → ${y.is}, line ${y.at.start.line}`)).toEqual([
    'models.credit.threshold: nothing → 0.9, line 8',
    'models.credit.inputs: nothing → {"missing":{"number":0}}, line 8',
    'models.fraud.outputs: nothing → {"score":"p"}, line 9',
  ]);
});

test('the yardstick', async () => {
  const found = await changed(
    ['data/test.csv', 'data/easy.csv'],
    ['label: income, weight: w, cluster: c, id: i', "label: other, missing: ['?', NA]"],
    ["positive: '>50K', baseline: merge-base", 'positive: rich, baseline: none'],
    ['confidence: 0.95', 'confidence: 0.8'],
    ['on-inconclusive: fail', 'on-inconclusive: warn\non-loosening: warn'],
    ['data/spare.csv', 'data/unused.csv'],
  );
  expect(found.map((y) => `${y.what}: ${y.was} → ${y.is}, line ${y.at.start.line}`)).toEqual([
    'confidence: 0.95 → 0.8, line 2',
    'on-inconclusive: fail → warn, line 3',
    'on-loosening: fail → warn, line 4',
    'data.test.path: data/test.csv → data/easy.csv, line 6',
    'data.test.label: income → other, line 6',
    'data.test.id: i → nothing, line 6',
    'data.test.weight: w → nothing, line 6',
    'data.test.cluster: c → nothing, line 6',
    'data.test.missing: nothing → "?" "NA", line 6',
    'models.credit.positive: >50K → rich, line 9',
    'models.credit.baseline: merge-base → none, line 9',
  ]);
});

test('one text of two words for what is missing is not two texts', async () => {
  const missing = (texts: string): [string, string] => ['id: i }', `id: i, missing: ${texts} }`];
  const [one, two] = ["['not known']", '[not, known]'].map((texts) => base.replace(...missing(texts)));
  const found = yardstickChanges(await policyOf(one!, 'base'), await policyOf(two!));
  expect(found.map((y) => [y.what, y.was, y.is])).toEqual([['data.test.missing', '"not known"', '"not" "known"']]);
});

test('a stricter rule is not a change of the yardstick', async () => {
  expect(await changed(['confidence: 0.95', 'confidence: 0.95\non-loosening: fail'])).toEqual([]);
});

test('the only model is the same model whatever its file is called', async () => {
  const four = (model: string): string => `version: 1\nmodel: ${model}\ndata: data/test.csv\nlabel: y\n`;
  expect(yardstickChanges(await policyOf(four('old.onnx')), await policyOf(four('new.onnx')))).toEqual([]);
});
