// The label that init finds among several columns that a classifier does not read, by the values that they hold.
import { describe, expect, it } from 'vitest';
import { csv, proposed } from '../../fixtures/proposal.ts';

describe('a label beside other columns that the model does not read', () => {
  const numbers = ['age', 'fnlwgt', 'education_num', 'capital_gain', 'capital_loss', 'hours_per_week'];
  const texts = [
    'workclass',
    'education',
    'marital_status',
    'occupation',
    'relationship',
    'race',
    'sex',
    'native_country',
  ];
  const inputs = (i: number) =>
    Object.fromEntries([
      ...numbers.map((name, k) => [name, (i * (k + 3)) % 50]),
      ...texts.map((name) => [name, 'Other']),
    ]);
  const earns = (i: number): number => (i % 3 === 0 ? 1 : 0);

  async function proposedLabel(
    own: (i: number) => Readonly<Record<string, string | number>>,
  ): Promise<string | undefined> {
    const rows = Array.from({ length: 400 }, (_, i) => ({ ...inputs(i), seen: 20_270_101 + i, ...own(i) }));
    const model = { copy: 'packages/testkit/fixtures/models/adult_lr_zipmap.onnx' };
    return proposed({ 'data/d.csv': csv(rows), 'models/m.onnx': model }, {}, ({ text }) =>
      Promise.resolve(/label: .*/.exec(text)?.[0]),
    );
  }

  it('is the only column whose values are the classes of the model', async () => {
    expect(await proposedLabel((i) => ({ batch: i % 4, earns: i === 7 ? '' : earns(i) }))).toBe(
      'label: earns # the only column whose values are the classes of the model',
    );
  });

  it('of a model with one tensor of numbers is a column of text', async () => {
    const of = (label: string, model: string): Promise<string | undefined> => {
      const rows = Array.from({ length: 60 }, (_, i) => ({ a: i % 7, b: i % 11, [label]: i % 3 === 0 ? 'yes' : 'no' }));
      const files = {
        'data/d.csv': csv(rows),
        'models/m.onnx': { copy: `packages/testkit/fixtures/models/${model}.onnx` },
      };
      return proposed(files, {}, ({ text }) => Promise.resolve(/label: .*/.exec(text)?.[0]));
    };
    expect(await of('answer', 'label_only')).toMatch('label: answer # the only column whose values');
    expect(await of('answer', 'sum_float32')).toBeUndefined();
  });

  it.each([
    ['two columns have such values', (i: number) => ({ earns: earns(i), earlier: earns(i + 1) })],
    ['it has another value too', (i: number) => ({ batch: i % 4, earns: i === 7 ? 2 : earns(i) })],
    ['it has one class alone', (i: number) => ({ batch: i % 4, earns: 1 })],
  ])('is left open where %s', async (_, own) => {
    expect(await proposedLabel(own)).toBeUndefined();
  });
});
