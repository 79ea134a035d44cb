// Columns for inputs whose names an exporter had to spell otherwise. (Everything else of the mapping is tested with real models.)
import type { Column, ModelInputs, TensorFacts } from '@modelgate/core';
import { InputError, type InputProblem } from '@modelgate/core';
import { expect, it } from 'vitest';
import { mapInputs, type InputMapping } from './inputs.ts';

const tensor = (name: string): TensorFacts => ({ name, type: 'float32', shape: [null, 1] });
const column = (name: string): Column => ({ name, type: 'DOUBLE' });

const map = (inputs: readonly string[], columns: readonly string[]): InputMapping =>
  mapInputs({
    model: 'm',
    tensors: inputs.map(tensor),
    columns: columns.map(column),
    reserved: ['label'],
    inputs: {},
  });

it('are bound, and the report says which', () => {
  const { bindings, inferred } = map(['a_b', 'c'], ['c', 'a b', 'label']);
  expect(bindings.map((b) => b.columns)).toEqual([['a b'], ['c']]);
  expect(inferred).toMatchObject({ what: 'inputs', value: 'a_b = a b' });
});

it('of one name each need no word', () => {
  expect(map(['a_b', 'c'], ['a_b', 'a b', 'c', 'label']).inferred).toBeUndefined();
});

it('that could be two are an error that lists both sides', () => {
  expect(() => map(['a_b', 'c'], ['a b', 'a.b', 'c', 'label'])).toThrow(InputError);
});

const single = (columns: readonly Column[]): InputMapping =>
  mapInputs({
    model: 'm',
    tensors: [{ name: 'pixels', type: 'float32', shape: [null, 1, 2, 4] }],
    columns,
    reserved: ['label'],
    inputs: {},
  });

it('of the only tensor are one column of lists, whatever it is called and stands beside it', () => {
  const image: Column = { name: 'image', type: 'FLOAT[]' };
  const { bindings, inferred } = single([{ name: 'file', type: 'VARCHAR' }, image, column('label')]);
  expect(bindings).toMatchObject([{ input: 'pixels', columns: ['image'], rowShape: [1, 2, 4] }]);
  expect(inferred).toMatchObject({ what: 'inputs', value: 'pixels = image' });
  expect(() => single([image, { ...image, name: 'mask' }, column('label')])).toThrow(InputError);
});

it.each(['sequence', 'unsupported'] as const)('that no column fills are refused with a way out: %s', (type) => {
  const filled = (): unknown =>
    mapInputs({ model: 'm', tensors: [{ name: 'x', type, shape: [null] }], columns: [], reserved: [], inputs: {} });
  expect(problemOf(filled)).toMatchObject({
    code: 'input/model-inputs',
    hint: expect.stringContaining('export') as string,
  });
});

it('that are texts of any length are as long as their lists', () => {
  const { bindings } = mapInputs({
    model: 'm',
    tensors: [
      { name: 'input_ids', type: 'int64', shape: [null, null] },
      { name: 'attention_mask', type: 'int64', shape: [null, null] },
    ],
    columns: ['attention_mask', 'input_ids'].map((name) => ({ name, type: 'BIGINT[]' })),
    reserved: [],
    inputs: {},
  });
  expect(bindings).toMatchObject([
    { columns: ['input_ids'], rowShape: [null] },
    { columns: ['attention_mask'], rowShape: [null] },
  ]);
});

/** What networks for tables take: numbers in one tensor, codes of categories in another. */
const table = (order: ModelInputs['order']): InputMapping =>
  mapInputs({
    model: 'm',
    tensors: [
      { name: 'x_num', type: 'float32', shape: [null, 2] },
      { name: 'x_cat', type: 'int64', shape: [null, 1] },
      { name: 'age', type: 'float32', shape: [null] },
    ],
    columns: ['job', 'age', 'hours', 'gain', 'label'].map(column),
    reserved: ['label'],
    inputs: order ? { order } : {},
  });

it('of several tensors are the columns that the policy lists for each, and by name where it lists none', () => {
  const { bindings } = table({ x_cat: ['job'], x_num: ['hours', 'gain'] });
  expect(bindings.map(({ input, columns, rowShape }) => [input, columns, rowShape])).toEqual([
    ['x_num', ['hours', 'gain'], [2]],
    ['x_cat', ['job'], [1]],
    ['age', ['age'], []],
  ]);
});

it.each<readonly [ModelInputs['order'], RegExp]>([
  [undefined, /inputs\.order: \{ "x_num": \[first column/],
  [['job', 'hours', 'gain'], /inputs\.order: \{ "x_num"/],
  [{ x_num: ['hours', 'gain'] }, /inputs\.order: \{ "x_num"/],
  [{ x_num: ['hours', 'gains'], x_cat: ['job'] }, /gains → gain\?/],
  [{ x_num: ['hours'], x_cat: ['job'] }, /found 1 column, expected 2 columns/],
  [{ numbers: ['hours', 'gain'] }, /found numbers, expected inputs of the model: x_num, x_cat, age/],
])('that %j leaves open are an error that says what to write', (order, says) => {
  const { expected, received, hint } = problemOf(() => table(order));
  expect(`found ${received}, expected ${expected}; ${hint}`).toMatch(says);
});

it('that hold text or lists of lists are refused with what to write instead', () => {
  const hintOf = (type: string): string | undefined =>
    problemOf(() => single([{ name: 'image', type }, column('label')])).hint;
  expect(hintOf('DOUBLE[][]')).toContain('one flat list');
  expect(hintOf('VARCHAR[]')).toContain('NA');
});

function problemOf(work: () => unknown): InputProblem {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.problem;
    throw error;
  }
  throw new Error('it was accepted');
}

it('of the only tensor leave out row numbers that pandas wrote, unless it has a place for them', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const columns = ['__index_level_0__', ...letters].map(column);
  expect(single(columns).bindings[0]!.columns).toEqual(letters);
  expect(single(columns.slice(0, -1)).bindings[0]!.columns).toEqual(['__index_level_0__', ...letters.slice(0, -1)]);
});

it.each([
  ['no shape', [], {}, 'no shape, and 2 columns'],
  ['no shape, and an order', [], { order: ['a', 'b'] }, 'no shape, and 2 columns'],
  ['one dimension', [2], {}, 'the shape [2], and 2 columns'],
  ['one dimension, and an order', [2], { order: ['a', 'b'] }, 'the shape [2], and 2 columns'],
])('a model that cannot take rows of several values is said to have %s', (_, shape, inputs, received) => {
  const filled = (): unknown =>
    mapInputs({
      model: 'm',
      tensors: [{ name: 'x', type: 'float32', shape }],
      columns: ['a', 'b', 'label'].map(column),
      reserved: ['label'],
      inputs,
    });
  expect(problemOf(filled)).toMatchObject({
    code: 'input/model-inputs',
    received: expect.stringContaining(received) as string,
    hint: expect.stringContaining('[batch, 2]') as string,
  });
});
