// What a change does to a policy: each kind of difference is seen, and which way it goes.
import { expect, test } from 'vitest';
import { diffPolicies, type PolicyDiff } from './diff.ts';
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

async function changed(...edits: readonly (readonly [from: string, to: string])[]): Promise<PolicyDiff> {
  const head = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, base);
  return diffPolicies(await policyOf(base, 'base'), await policyOf(head));
}

const short = (changes: PolicyDiff['dropped']): string[] =>
  changes.map(
    (c) =>
      `${c.model}/${c.demand}: ${c.changes.map((x) => `${x.path} ${JSON.stringify(x.was)} → ${JSON.stringify(x.is)}`).join(', ')}`,
  );

test('a policy does not differ from itself', async () => {
  expect(await changed()).toEqual({
    gates: { dropped: [] },
    dropped: [],
    loosened: [],
    tightened: [],
    added: [],
    waived: [],
    yardstick: [],
  });
});

test('a lower floor and a wider margin are looser', async () => {
  const diff = await changed(['min: 0.84, margin: 1pt', 'min: 0.80, margin: 2pt, severity: warn']);
  expect(short(diff.loosened)).toEqual([
    'credit/accuracy: severity "block" → "warn", limit 0.84 → 0.8, margin.by 0.01 → 0.02',
    expect.stringContaining('fraud/accuracy'),
  ]);
  expect(diff.loosened[0].at.start.line).toBe(14);
  expect([diff.tightened, diff.dropped, diff.added]).toEqual([[], [], []]);
});

test('a higher floor of a rate, a lower limit of a loss, more rows are tighter', async () => {
  const diff = await changed(['min: 100', 'min: 200']);
  expect(short(diff.tightened)).toEqual(['credit/rows: min 100 → 200', 'fraud/rows: min 100 → 200']);
  const { tightened, loosened } = await changed(['max: 0.4', 'max: 0.3']);
  expect(tightened[0].changes).toEqual([{ path: 'limit', was: 0.4, is: 0.3, looser: false }]);
  expect(loosened).toEqual([]);
});

test('a margin that goes is looser, one that comes is tighter', async () => {
  const gone = await changed([', margin: 1pt', '']);
  expect(gone.loosened[0].changes).toEqual([{ path: 'margin', was: { is: 'difference', by: 0.01 }, looser: true }]);
  const come = await changed(['max: 0.4', 'max: 0.4, margin: 5%']);
  expect(come.tightened[0].changes).toEqual([{ path: 'margin', is: { is: 'relative', by: 0.05 }, looser: false }]);
});

test('burdens, proofs and ways to decide', async () => {
  const looser = async (from: string, to: string): Promise<boolean> => {
    const { loosened, tightened } = await changed([from, to]);
    expect(loosened.length + tightened.length).toBe(2);
    return loosened.length > 0;
  };
  expect(await looser('max: 0.4', 'max: 0.4, burden: prove')).toBe(false);
  expect(await looser('max: 0.4', 'max: 0.4, burden: guard')).toBe(true);
  expect(await looser('max: 0.4', 'max: 0.4, proof: strict')).toBe(false);
  expect(await looser('max: 0.4', 'max: 0.4, decide: point')).toBe(true);
  expect(await looser('max: 0.4', 'max: 0.4, optional: true')).toBe(true);
});

test('demands that go and come', async () => {
  const diff = await changed(['      log-loss: { max: 0.4 }', '      mcc: 0.5']);
  expect(short(diff.dropped)).toEqual(['credit/log-loss: ', 'fraud/log-loss: ']);
  expect(short(diff.added)).toEqual(['credit/mcc: ', 'fraud/mcc: ']);
  expect(diff.dropped[0].at.start.line).toBe(11);
});

test('a slice that goes is dropped and shortens the yardstick, one that comes is only added', async () => {
  const diff = await changed(['slices: [sex, race]', 'slices: [race, age]']);
  expect(short(diff.dropped)).toEqual(['credit/slices/sex: ', 'fraud/slices/sex: ']);
  expect(diff.yardstick.map((y) => [y.what, y.model, y.was, y.is])).toEqual([
    ['gates.evaluate-model.slices', 'credit', 'sex, race', 'race, age'],
    ['gates.evaluate-model.slices', 'fraud', 'sex, race', 'race, age'],
  ]);
  expect((await changed(['slices: [sex, race]', 'slices: [sex, race, age]'])).yardstick).toEqual([]);
});

test('a gate turned off, a model taken out', async () => {
  const off = await changed(['models/fraud.onnx }', 'models/fraud.onnx, gates: { evaluate-model: off } }']);
  expect(off.gates.dropped.map((g) => [g.gate, g.model, g.at.start.line])).toEqual([['evaluate-model', 'fraud', 9]]);
  expect(off.dropped.length).toBe(4);
  const out = await changed(['  fraud: { path: models/fraud.onnx }\n', '']);
  expect(out.gates.dropped.map((g) => [g.gate, g.model, g.at.start.line])).toEqual([
    ['evaluate-model', 'fraud', 1],
    ['count-rows', 'fraud', 1],
  ]);
});

test('the yardstick', async () => {
  const diff = await changed(
    ['data/test.csv', 'data/easy.csv'],
    ['label: income, weight: w, cluster: c, id: i', "label: other, missing: ['?', NA]"],
    ["positive: '>50K', baseline: merge-base", 'positive: rich, baseline: none'],
    ['confidence: 0.95', 'confidence: 0.8'],
    ['on-inconclusive: fail', 'on-inconclusive: warn\non-loosening: warn'],
    ['data/spare.csv', 'data/unused.csv'],
  );
  expect(diff.yardstick.map((y) => `${y.what}: ${y.was} → ${y.is}, line ${y.at.start.line}`)).toEqual([
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
  expect([diff.dropped, diff.loosened, diff.added]).toEqual([[], [], []]);
});

test('one text of two words for what is missing is not two texts', async () => {
  const missing = (texts: string): [string, string] => ['id: i }', `id: i, missing: ${texts} }`];
  const [one, two] = ["['not known']", '[not, known]'].map((texts) => base.replace(...missing(texts)));
  const { yardstick } = diffPolicies(await policyOf(one!, 'base'), await policyOf(two!));
  expect(yardstick.map((y) => [y.what, y.was, y.is])).toEqual([['data.test.missing', '"not known"', '"not" "known"']]);
});

test('a stricter rule is no change of the yardstick', async () => {
  expect((await changed(['confidence: 0.95', 'confidence: 0.95\non-loosening: fail'])).yardstick).toEqual([]);
});

test('a waiver that is new or lasts longer', async () => {
  expect((await changed(['2027-01-31', '2028-01-31'])).waived.map((w) => w.until)).toEqual(['2028-01-31']);
  expect((await changed(['2027-01-31', '2026-12-31'])).waived).toEqual([]);
  expect((await changed(['sex: Female', 'sex: Male'])).waived.length).toBe(1);
});

test('the only model is the same model whatever its file is called', async () => {
  const four = (model: string): string => `version: 1\nmodel: ${model}\ndata: data/test.csv\nlabel: y\n`;
  const diff = diffPolicies(await policyOf(four('old.onnx')), await policyOf(four('new.onnx')));
  expect([diff.gates.dropped, diff.yardstick]).toEqual([[], []]);
});
