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
