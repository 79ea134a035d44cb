// Columns for inputs whose names an exporter had to spell otherwise. (Everything else of the mapping is tested with real models.)
import type { Column, TensorFacts } from '@modelgate/core';
import { InputError } from '@modelgate/core';
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
