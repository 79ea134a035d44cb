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

  it('a function under the name of an operator hides none: loaders differ in which of the two they take', () => {
    const graph = message(node('ReadFile'), [2, message(fn('ReadFile', node('Relu', 3)))]);
    expect(factsIn(savedModelReader, saved(graph))!.operators!.map(({ name }) => name)).toEqual(['ReadFile', 'Relu']);
  });

  it('of a frozen graph', () => {
    const graph = message(node('PyFunc'), [4, message([1, 1])]);
    expect(factsIn(frozenGraphReader, graph)!.operators).toEqual([{ domain: 'tensorflow', name: 'PyFunc', times: 1 }]);
  });
});

describe('paths', () => {
  const at = (name: string, op: string, ...inputs: readonly string[]): Uint8Array =>
    message([1, name], [2, op], ...inputs.map((input): Entry => [3, input]));
  /** A constant of texts: its attribute holds a tensor of type 7. */
  const text = (name: string, ...values: readonly string[]): Uint8Array => {
    const tensor = message([1, 7], [2, message()], ...values.map((value): Entry => [8, value]));
    return message([1, name], [2, 'Const'], [5, message([1, 'value'], [2, message([8, tensor])])]);
  };
  const nodes = (...all: readonly Uint8Array[]): Entry[] => all.map((each): Entry => [1, each]);
  const table = at('t', 'InitializeTableFromTextFileV2', 'h', 'p:0');
  const targets = (bytes: Uint8Array): string[] =>
    (factsIn(savedModelReader, bytes)!.references ?? []).map(({ target, found }) => `${target} ${found}`);

  it.each([
    [
      'a table of a file of the machine',
      saved(message(...nodes(table, text('p', '/etc/passwd')))),
      '/etc/passwd outside',
    ],
    ['a table of a file beside', saved(message(...nodes(table, text('p', 'words.txt')))), 'words.txt absent'],
    [
      'a path in pieces',
      saved(
        message(
          ...nodes(at('s', 'SaveV2', 'p'), at('p', 'StringJoin', 'a', 'b'), text('a', '/'), text('b', 'etc/cron')),
        ),
      ),
      '/etc/cron outside',
    ],
    [
      'checkpoints that are moved',
      saved(
        message(
          ...nodes(at('m', 'MergeV2Checkpoints', 'a', 'p'), text('a', '/home/a/b', '/home/a/c'), text('p', 'there')),
        ),
      ),
      'there absent',
    ],
    [
      'a path that is computed',
      saved(message(...nodes(at('s', 'SaveV2', 'p'), at('p', 'DecodeBase64', 'a'), text('a', 'L2V0Yw')))),
      'a path that the graph computes outside',
    ],
    [
      'one of two paths',
      saved(
        message(
          ...nodes(
            at('r', 'RestoreV2', 'p'),
            at('p', 'Select', 'c', 'a', 'b'),
            at('a', 'Placeholder'),
            text('b', '../other/model'),
          ),
        ),
      ),
      '../other/model outside',
    ],
    [
      'a default that nobody replaces',
      saved(
        message(
          ...nodes(at('r', 'RestoreV2', 'p'), at('p', 'PlaceholderWithDefault', 'a'), text('a', 's3://mine/model')),
        ),
      ),
      's3://mine/model outside',
    ],
    [
      'a path that a function is called with',
      saved(message(...nodes(text('p', '/etc/cron.d/x'), at('c', 'PartitionedCall', 'p')))),
      '/etc/cron.d/x outside',
    ],
    [
      'texts in a circle',
      saved(message(...nodes(at('s', 'SaveV2', 'p'), at('p', 'Identity', 'p')))),
      'a path that the graph computes outside',
    ],
  ])('%s', (_, bytes, found) => {
    expect(targets(bytes)).toContain(found);
  });

  it('a path that is joined of itself a thousand times over', () => {
    const joins = Array.from({ length: 1000 }, (_, i) =>
      at(`j${i}`, 'StringJoin', ...Array.from({ length: 4 }, () => `j${i + 1}`)),
    );
    const graph = message(...nodes(at('s', 'SaveV2', 'j0'), ...joins, text('j1000', '/etc/cron.d/x')));
    expect(targets(saved(graph))).toEqual(['/etc/cron.d/x outside']);
  });

  const fed = (graph: Uint8Array, tensor: string): Uint8Array =>
    message(
      [1, 1],
      [2, message([1, message([4, 'serve'])], [2, graph], [6, message([1, message([1, tensor])], [2, 'words.txt'])])],
    );
  it.each([
    [
      'an asset, wherever it lay when it was saved',
      fed(message(...nodes(table, text('p', '/home/me/words.txt'))), 'p:0'),
    ],
    [
      'the argument of a function',
      saved(
        message([
          2,
          message([1, message([1, message([1, 'f'], [2, message([1, 'p'])])], [3, at('r', 'RestoreV2', 'p')])]),
        ]),
      ),
    ],
    [
      'a prefix that the loader fills in',
      saved(
        message(
          ...nodes(
            at('s', 'SaveV2', 'f'),
            at('f', 'ShardedFilename', 'j'),
            at('j', 'StringJoin', 'p', 'a'),
            at('p', 'Placeholder'),
            text('a', '_temp/part'),
          ),
        ),
      ),
    ],
    [
      'words',
      saved(message(...nodes(table, at('p', 'Placeholder'), text('w', '/', '/m/01', '../a'), text('v', '/unk')))),
    ],
  ])('none: %s', (_, bytes) => {
    expect(targets(bytes)).toEqual([]);
  });
});

describe('what is too much, or not whole', () => {
  const many = (make: (i: number) => Entry): readonly Entry[] => Array.from({ length: 100_001 }, (_, i) => make(i));
  it.each([
    ['operators', message(...many((i) => node(`A${i}`)))],
    ['functions', message(node('A'), [2, message(...many((i) => fn(`f${i}`)))])],
    ['functions', message(node('A'), [2, message([1, message([1, message(...many((i) => [1, `f${i}`]))])])])],
    ['functions', message(node('A'), [2, message(...many(() => [1, message()]))])],
    ['texts', message(...many((i) => [1, message([1, `p${i}`], [2, 'Placeholder'])]))],
  ])('%s', (what, graph) => {
    const reason = expect.stringContaining(what) as string;
    expect(factsIn(savedModelReader, saved(graph))!.treatment).toMatchObject({ why: 'budget', reason });
  });

  it('what was read of a file that is cut short is told', () => {
    const whole = saved(message(node('ReadFile')), message(node('Const')));
    const facts = factsIn(savedModelReader, whole.subarray(0, -3))!;
    expect(facts.treatment).toMatchObject({ why: 'broken' });
    expect(facts.operators).toMatchObject([{ name: 'ReadFile' }]);
  });

  it('a node without a name or operator, or with an unknown field, is of another format', () => {
    for (const other of [
      message([1, 'n']),
      message([2, 'A']),
      message([1, 'n'], [2, 'A'], [9, 1]),
      message([1, 1], [2, 'A']),
    ])
      expect(factsIn(frozenGraphReader, message([1, other]))).toBeUndefined();
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
