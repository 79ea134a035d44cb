// Tensors of ONNX that are files: numbers with a shape, and never what a loader of models takes for one.
import { expect, it, test } from 'vitest';
import { message, type Entry } from '../protobuf/testing.ts';
import { BrokenError } from '../scan/reader.ts';
import { codesOf, factsIn } from '../scan/testing.ts';
import { onnxReader } from './reader.ts';
import { onnxTensorReader } from './tensor-file.ts';

const shape: readonly Entry[] = [
  [1, 2],
  [1, 3],
  [2, 1],
];
const raw: Entry = [9, 'x'.repeat(24)];

test('two rows of three', () => {
  expect(factsIn(onnxTensorReader, message(...shape, [8, 'x'], raw))).toMatchObject({
    treatment: { kind: 'read' },
    tensors: { count: 1, bytes: 24, types: { float32: 1 } },
  });
});

it.each([
  ['more elements than bytes', message([1, 1000], [2, 1], raw), ['shape-too-large']],
  ['values in a file outside', message(...shape, [13, message([1, 'location'], [2, '../x'])], [14, 1]), []],
])('%s', (_what, bytes, codes) => {
  const facts = factsIn(onnxTensorReader, bytes)!;
  expect(codesOf(facts)).toEqual(codes);
  expect(facts.references ?? []).toEqual(
    codes.length > 0 ? [] : [{ kind: 'external-data', target: '../x', found: 'outside' }],
  );
});

/** Read as a model, its second field is of a kind that a model has not, and is passed over. */
const hidden = message([1, 8], [2, 1], [7, message([1, message([4, 'Exec'], [7, 'evil'])])], [8, message([2, 17])]);

it.each([
  ['a graph where whole numbers would be', hidden],
  ['a field that no tensor has', message(...shape, raw, [25, 'f'])],
  ['no type', message([1, 2], raw)],
  ['no values', message(...shape, [8, 'x'])],
])('not with %s', (_what, bytes) => {
  expect(factsIn(onnxTensorReader, bytes)).toBeUndefined();
  expect(factsIn(onnxReader, bytes)).toBeUndefined();
});

test('a graph behind many strings is not passed over', () => {
  const strings = Array.from({ length: 300 }, (): Entry => [6, 's']);
  const facts = factsIn(onnxTensorReader, message([1, 300], [2, 8], ...strings, [7, message([1, 'node'])]))!;
  expect(facts).toMatchObject({ format: 'unknown', treatment: { kind: 'not-evaluated', why: 'unknown-format' } });
});

test('what is cut short is not evaluated', () => {
  const bytes = message(...shape, raw);
  for (let end = 8; end < bytes.length; end++)
    expect(() => factsIn(onnxTensorReader, bytes.subarray(0, end))).toThrow(BrokenError);
});
