// TensorFlow's graphs: operators wherever they stand, and what is told apart from what.
import { describe, expect, it } from 'vitest';
import { message, type Entry } from '../protobuf/testing.ts';
import { onnxReader } from '../onnx-scan/reader.ts';
import { factsIn } from '../scan/testing.ts';
import { kerasMetadataReader } from '../tensorflow/beside.ts';
import { frozenGraphReader, savedModelReader } from './reader.ts';

const node = (op: string, no = 1): Entry => [no, message([1, 'n'], [2, op])];
const fn = (name: string, ...nodes: readonly Entry[]): Entry => [1, message([1, message([1, name])], ...nodes)];
const saved = (...graphs: readonly Uint8Array[]): Uint8Array =>
  message([1, 1], ...graphs.map((graph): Entry => [2, message([1, message([4, 'serve'])], [2, graph])]));

describe('operators', () => {
  it.each([
    ['a graph', saved(message(node('ReadFile')))],
    ['a second graph', saved(message(node('Const')), message(node('ReadFile')))],
    ['a function', saved(message(node('PartitionedCall'), [2, message(fn('f', node('ReadFile', 3)))]))],
  ])('in %s', (_, bytes) => {
    expect(factsIn(savedModelReader, bytes)!.operators).toContainEqual({
      domain: 'tensorflow',
      name: 'ReadFile',
      times: 1,
    });
  });

  it("calls of the graph's own functions are none", () => {
    const graph = message(node('f'), node('g'), [2, message(fn('f', node('Relu', 3)))]);
    expect(factsIn(savedModelReader, saved(graph))!.operators!.map(({ name }) => name)).toEqual(['g', 'Relu']);
  });

  it('of a frozen graph', () => {
    const graph = message(node('PyFunc'), [4, message([1, 1])]);
    expect(factsIn(frozenGraphReader, graph)!.operators).toEqual([{ domain: 'tensorflow', name: 'PyFunc', times: 1 }]);
  });
});

it('messages of other formats are not taken for one', () => {
  const onnx = message([1, 8], [2, 'producer'], [7, message([1, message([4, 'Add'])])]);
  const graph = message(node('Add'));
  const readers = [savedModelReader, frozenGraphReader, onnxReader, kerasMetadataReader];
  const known = (bytes: Uint8Array): string[] =>
    readers.filter((reader) => factsIn(reader, bytes) !== undefined).map(({ format }) => format);
  expect(known(onnx)).toEqual(['onnx']);
  expect(known(graph)).toEqual(['tensorflow-graph']);
  expect(known(saved(graph))).toEqual(['savedmodel']);
  expect(known(message([1, message([2, 1], [4, '_tf_keras_layer'], [5, '{}'])]))).toEqual(['keras-metadata']);
});

it("a Lambda in Keras' metadata is code", () => {
  const config = {
    function: { class_name: '__tuple__', items: ['4wE=', null, null] },
    function_type: 'lambda',
    name: 'l',
  };
  const layer = JSON.stringify({ class_name: 'Lambda', name: 'l', config });
  const bytes = message([1, message([3, 'root'], [4, '_tf_keras_layer'], [5, layer])]);
  expect(factsIn(kerasMetadataReader, bytes)!.code).toEqual([{ kind: 'python-bytecode', what: 'l.function' }]);
});
