// The label that init finds by itself, and those that it leaves to be named.
import { expect, it } from 'vitest';
import { labelOf } from './label.ts';

const labelIn = (columns: readonly string[], ...inputs: readonly (readonly string[])[]): string | undefined =>
  labelOf(
    undefined,
    columns.map((name) => ({ name, type: 'VARCHAR' })),
    inputs,
  )?.column;

it('is what is named like one, or the only column that a model does not read', () => {
  expect(labelIn(['age', 'target', 'id'])).toBe('target');
  expect(labelIn(['age', 'income'], ['age'])).toBe('income');
});

it('is nothing that a model reads, whatever its name', () => {
  expect(labelIn(['class', 'sex', 'survived'], ['class', 'sex'])).toBe('survived');
  expect(labelIn(['x', 'y', 'price', 'id'], ['x', 'y'])).toBeUndefined();
});

it('is found where an exporter spelled the other columns otherwise, and behind an index of pandas', () => {
  expect(labelIn(['petal (cm)', 'kind', '__index_level_0__'], ['petal__cm_'])).toBe('kind');
});

it('is not guessed among several', () => {
  expect(labelIn(['label', 'target'])).toBeUndefined();
  expect(labelIn(['a', 'b', 'c'], ['a'])).toBeUndefined();
});
