// Which data sets a data gate looks at: one, several that share the rules, several that refine them; and policies without a model.
import { PolicyError, readPolicies, type Policy, type Problem } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { gateNeeds } from '../../../packages/gates/src/needs.ts';
import { needsOf } from '../../../packages/host/src/needs.ts';
import { describe, expect, it } from 'vitest';

const sets = 'data: { train: { path: train.csv }, test: { path: test.csv, label: y } }';

async function read(gate: string, rest = sets): Promise<Policy> {
  const text = `version: 1\n${rest}\ngates:\n  validate-data: ${gate}\n`;
  const reading = readPolicies(
    'modelgate.yml',
    () => Promise.resolve({ found: new TextEncoder().encode(text) }),
    gates.map(({ section }) => section),
    { from: 'head' },
  );
  return (await reading)[0]!;
}

/** What each data set is asked. */
function asked({ gates: plans }: Policy): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(plans.map((plan) => [plan.data, plan.demands.map(({ id }) => id)]));
}

async function codesOf(gate: string, rest?: string): Promise<readonly string[]> {
  return (await problemsOf(gate, rest)).map(({ code }) => code);
}

async function hintsOf(gate: string): Promise<readonly (string | undefined)[]> {
  return (await problemsOf(gate)).map(({ hint }) => hint);
}

async function problemsOf(gate: string, rest?: string): Promise<readonly Problem[]> {
  const error = await read(gate, rest).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PolicyError);
  return (error as PolicyError).problems;
}

describe('data', () => {
  it('names one', async () => {
    expect(asked(await read('{ data: test, rows: { min: 1 } }'))).toEqual({ test: ['rows/min'] });
  });

  it('may be left out when there is one', async () => {
    expect(asked(await read('{ rows: { min: 1 } }', 'data: { only: { path: x.csv } }'))).toEqual({
      only: ['rows/min'],
    });
  });

  it('is the short form beside gates that need no model', async () => {
    const policy = await read('{ rows: { min: 1 } }', 'data: data/credit.csv\nlabel: y');
    expect(asked(policy)).toEqual({ credit: ['rows/min'] });
    expect(policy.data['credit']).toMatchObject({ path: 'data/credit.csv', label: 'y' });
    expect(policy.models).toEqual({});
  });

  it('is a list: the rules hold for each', async () => {
    expect(asked(await read('{ data: [test, train], duplicates: 0 }'))).toEqual({
      test: ['duplicates'],
      train: ['duplicates'],
    });
  });

  it('is a map: each refines what stands beside it, and off takes away', async () => {
    const policy = await read(`
    rows: { min: 10 }
    duplicates: 0
    columns: { age: { min: 17, nulls: 0 } }
    data:
      train:
      test:
        reference: train
        rows: { min: 5, max: 9 }
        duplicates: off
        columns: { age: { nulls: 6% }, y: { in: [a, b] } }`);
    expect(asked(policy)).toEqual({
      train: ['columns', 'columns/age/nulls', 'columns/age/min', 'rows/min', 'duplicates'],
      test: ['columns', 'columns/age/nulls', 'columns/age/min', 'columns/y/in', 'rows/min', 'rows/max'],
    });
    const test = policy.gates.find(({ data }) => data === 'test')!;
    expect(test.demands.find(({ id }) => id === 'rows/min')).toMatchObject({
      params: { value: 5 },
      at: { start: { line: 12 } },
    });
    expect(test.demands.find(({ id }) => id === 'columns/age/min')).toMatchObject({ at: { start: { line: 7 } } });
    expect(test.settings).toMatchObject({ reference: 'train' });
    expect(policy.removed).toMatchObject([{ what: 'gates.validate-data.data.test.duplicates' }]);
  });
});

describe('what is wrong with it', () => {
  it.each([
    ['nothing named, two there', '{ duplicates: 0 }', ['policy/ambiguous']],
    ['one that is not there', '{ data: tst, duplicates: 0 }', ['policy/unknown-data']],
    ['one of a list that is not there', '{ data: [test, tran], duplicates: 0 }', ['policy/unknown-data']],
    ['the same twice', '{ data: [test, test], duplicates: 0 }', ['policy/ambiguous']],
    ['none at all', '{ data: [], duplicates: 0 }', ['policy/ambiguous']],
    ['a number', '{ data: 7, duplicates: 0 }', ['policy/unknown-data']],
    ['off without anything to take away', '{ data: { test: { duplicates: off } } }', ['policy/unknown-key']],
    ['a key that nobody knows', '{ data: test, duplicate: 0 }', ['policy/unknown-key']],
    ['a rule that nobody knows', '{ data: test, columns: { age: { minimum: 0 } } }', ['policy/unknown-key']],
    ['a dial at nothing', '{ data: test, reference: test, drift: { effect: 0 } }', ['policy/out-of-range']],
    ['a share without its unit', '{ data: test, columns: { age: { nulls: 0.06 } } }', ['policy/missing-unit']],
    ['a reference that is not there', '{ data: test, reference: other, duplicates: 0 }', ['policy/unknown-data']],
    ['a column of no data set', '{ data: test, references: { a: { in: b } } }', ['policy/unknown-data']],
    ['a value without a limit', "{ data: test, expressions: [{ name: e, value: 'avg(x)' }] }", ['policy/missing-key']],
    ['a day that is none', '{ data: test, columns: { at: { min: 2020-13-01 } } }', ['policy/wrong-type']],
    ['an age without a unit', '{ data: test, freshness: { column: at, max-age: 24 } }', ['policy/missing-unit']],
    ['a list of rules', '[1]', ['policy/wrong-type']],
  ])('%s', async (_, gate, codes) => {
    expect(await codesOf(gate)).toEqual(codes);
  });

  it.each([
    ['a rule of a column beside them', '{ data: test, outliers: 0 }', 'columns.<name>'],
    ['a rule of the table under a column', '{ data: test, columns: { age: { duplicates: 0 } } }', 'beside columns'],
  ])('%s: the hint names the place', async (_, gate, place) => {
    expect(await hintsOf(gate)).toEqual([expect.stringContaining(place)]);
  });

  it('a gate of data under a model', async () => {
    const rest = `${sets}\nmodels: { m: { path: m.onnx, gates: { validate-data: { data: test } } } }`;
    expect(await codesOf('{ data: test, duplicates: 0 }', rest)).toContain('policy/ambiguous');
  });

  it('a policy of nothing but data, with a gate that needs a model', async () => {
    expect(await codesOf('{ data: test }\n  evaluate-model: { data: test }')).toContain('policy/missing-key');
  });
});

describe('what is needed is guessed before the policy is read', () => {
  it('each gate says itself what it needs, and the list has them all', () => {
    expect(gateNeeds).toEqual(Object.fromEntries(gates.map(({ id, needs }) => [id, needs])));
    for (const { needs, section } of gates) {
      expect(needs.uses.includes('scanner')).toBe(section.judges === 'files');
      expect(needs.uses.includes('models')).toBe(section.judges === undefined);
      expect(needs.byDefault === true).toBe(section.byDefault !== undefined);
    }
  });

  it.each([
    [['validate-data'], 'models: {}', false],
    [['validate-data', 'evaluate-model'], '', true],
    [[], 'version: 1\ndata: x.csv\nmodel: m.onnx\ngates: { validate-data: {} }', false],
    [[], 'version: 1\ndata: x.csv\ngates: { validate-data: { drift: { predictions: m } } }', true],
    [[], 'version: 1\ndata: x.csv\ngates: { validate-data: {} }', false],
    [[], 'version: 1\nmodel: m.onnx', true],
    [[], '{ version: 1, "models": {} }', true],
    [[], 'extends: other.yml', true],
    [[], undefined, true],
  ] as const)('models: %j %j', (named, text, needed) => {
    expect(needsOf(named, text).models).toBe(needed);
  });

  it.each([
    [['security-scan'], undefined, { data: false, models: false, scanner: true }],
    [['security-scan', 'validate-data'], undefined, { data: true, models: false, scanner: true }],
    [['evaluate-model'], undefined, { data: true, models: true, scanner: false }],
    [[], 'gates: { security-scan: { paths: [models] } }', { data: false, models: false, scanner: true }],
    [[], 'data: x.csv\ngates: { security-scan: {} }', { data: false, models: false, scanner: true }],
    [[], 'model: m.onnx', { data: true, models: true, scanner: false }],
    [[], '# bias-check: later\ngates: { validate-data: {} }', { data: true, models: true, scanner: false }],
    [[], 'extends: other.yml', { data: true, models: true, scanner: true }],
  ] as const)('all: %j %j', (named, text, needs) => {
    expect(needsOf(named, text)).toEqual(needs);
  });

  it.each([
    ['models: { m: { predictions: p.parquet } }', true],
    ['{ "models": { "m": { "predictions": "p.parquet" } } }', true],
    ['models: { m: { predictions: p.parquet }, n: { path: n.onnx } }', false],
    ['extends: other.yml\nmodels: { m: { predictions: p.parquet } }', false],
    ['model: models/credit', false],
    [undefined, false],
  ] as const)('nothing is started for models where only predictions are judged: %j', (text, alone) => {
    for (const named of [['bias-check'], []]) expect(needsOf(named, text).models).toBe(!alone);
  });
});
