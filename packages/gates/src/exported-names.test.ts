// Names of columns as skl2onnx 1.20 gives them to a model's inputs.
import { expect, it } from 'vitest';
import { columnOf } from './exported-names.ts';

it.each([
  ['petal length (cm)', 'petal_length__cm_'],
  ['1st', '_1st'],
  ['p%', 'p_'],
  ['x.y', 'x_y'],
  ['ä', 'ä'],
  ['日本', '日本'],
  ['a+b', 'a+b'],
])('%s is what the input %s means', (column, input) => {
  expect(columnOf(input, ['other', column])).toBe(column);
});

it('the very name goes before one that would be spelled so', () => {
  expect(columnOf('x_y', ['x y', 'x_y'])).toBe('x_y');
});

it('of two that would be spelled so, neither is meant', () => {
  expect(columnOf('x_y', ['x-y', 'x.y'])).toBeUndefined();
  expect(columnOf('x_y1', ['x-y', 'x.y'])).toBeUndefined();
});
