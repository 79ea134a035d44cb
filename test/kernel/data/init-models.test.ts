// modelgate init: the data that a model is judged on.
import { describe, expect, it } from 'vitest';
import { proposed } from '../../fixtures/proposal.ts';

describe('a model beside several labelled data sets', () => {
  const rows = (from: number): string =>
    `a,b,y\n${Array.from({ length: 300 }, (_, i) => [(i + from) % 7, i % 11, ((i + from) % 7) + (i % 11) + (i % 3)].join(',')).join('\n')}\n`;
  const model = { 'models/sum.onnx': { copy: 'packages/testkit/fixtures/models/sum_float32.onnx' } };
  const judgedOn = async (names: readonly string[]): Promise<string | undefined> => {
    const data = names.map((name, i) => [`data/${name}.csv`, rows(i)]);
    return proposed({ ...Object.fromEntries(data), ...model }, { label: 'y', order: ['a', 'b'] }, async ({ text }) =>
      Promise.resolve(/evaluate-model:\n +data: (\S+)/.exec(text)?.[1]),
    );
  };

  it.each([
    [['a_train', 'b', 'z-test'], 'z-test'],
    [['a', 'holdout'], 'holdout'],
    [['a', 'b'], 'a'],
  ])('of %j it is judged on %s', async (names, name) => {
    expect(await judgedOn(names)).toBe(name);
  });
});

describe('the floor of a regression', () => {
  const model = { 'models/sum.onnx': { copy: 'packages/testkit/fixtures/models/sum_float32.onnx' } };
  /** Errors of 0 to 2, and in one row as large as told. */
  const metrics = (large: number): Promise<string | undefined> => {
    const rows = Array.from({ length: 300 }, (_, i) => [i % 7, i % 11, (i % 7) + (i % 11) + (i === 0 ? large : i % 3)]);
    const data = { 'data/d.csv': `a,b,y\n${rows.map((row) => row.join(',')).join('\n')}\n` };
    return proposed({ ...data, ...model }, { label: 'y', order: ['a', 'b'] }, ({ text }) =>
      Promise.resolve(/metrics:\n(.*)/.exec(text)?.[1]),
    );
  };

  it('is that of its first error, unless a few rows make up so much of it that nothing is proved', async () => {
    expect(await metrics(1)).toMatch(/rmse: \{max: .*a limit that such a sample can prove/);
    expect(await metrics(11)).toMatch(/mae: \{max: .*a limit that such a sample can prove/);
    expect(await metrics(2000)).toMatch(
      /rmse: \{max: .*not proved by this sample: nothing is proved where fewer than five rows/,
    );
  });
});

describe('more files than init takes by itself', () => {
  const data = { 'data/a.csv': `x,y\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 2}`).join('\n')}\n` };
  const many = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [`models/m${i}.onnx`, { copy: 'test/fixtures/models/risk.onnx' }]),
  );

  it('of models are left out where the user named the data, and a note says so', async () => {
    await proposed({ ...data, ...many }, { data: ['data/a.csv'] }, async ({ text, notes }) => {
      expect(text).not.toContain('models:');
      expect(notes).toContain('5 models in models, none looked at: name those of this data, each with --model');
    });
  });

  it('are an error with a command to go on from, where the user named none', async () => {
    await expect(proposed({ ...data, ...many }, {}, async () => undefined)).rejects.toMatchObject({
      problem: { named: '--model', hint: expect.stringContaining('modelgate init --model models/m0.onnx') as string },
    });
  });
});
