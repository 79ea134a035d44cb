// Keras' configs: the known ways to run something by loading one, and what ordinary ones say.
import { describe, expect, it } from 'vitest';
import { jsonReader } from '../configs/json-reader.ts';
import { factsIn } from '../scan/testing.ts';
import type { ReadResult } from '../scan/reader.ts';

const layer = (class_name: string, config: unknown, more: object = {}): object => ({ class_name, config, ...more });
const model = (...layers: readonly object[]): object => layer('Sequential', { name: 's', layers }, { module: 'keras' });
const facts = (config: object): ReadResult => factsIn(jsonReader, JSON.stringify(config))!;
const callables = (config: object): string[] =>
  (facts(config).callables ?? []).map(({ module, name, role }) => `${module}.${name} ${role}`);

describe('what loading calls', () => {
  const called = { module: 'os', class_name: 'function', config: 'system', registered_name: 'function' };
  it.each([
    [
      'CVE-2025-1550: a function of another module',
      model({ ...called, inbound_nodes: [{ args: ['true'] }] }),
      'os.system called',
    ],
    [
      'CVE-2025-8747: a helper that downloads',
      model(layer('function', 'get_file', { module: 'keras.utils' })),
      'keras.utils.get_file called',
    ],
    [
      'CVE-2025-9906: a setting that allows the rest',
      model(layer('function', 'enable_unsafe_deserialization', { module: 'keras.config' })),
      'keras.config.enable_unsafe_deserialization called',
    ],
    [
      'an operation that runs what it is given',
      model(layer('Map', {}, { module: 'keras.src.ops.core' })),
      'keras.src.ops.core.Map called',
    ],
    [
      'what a module of operations imports',
      model(layer('backend', {}, { module: 'keras.src.ops.numpy' })),
      'keras.src.ops.numpy.backend called',
    ],
    ['a helper as a class', model(layer('get_file', {}, { module: 'keras.utils' })), 'keras.utils.get_file called'],
    [
      'a function of its own that loads a model, as a class',
      model(layer('model_from_json', {}, { module: 'keras.models', inbound_nodes: [{ args: ['{}'] }] })),
      'keras.models.model_from_json called',
    ],
    [
      'a function that makes objects of a config',
      model(layer('deserialize', {}, { module: 'keras.losses' })),
      'keras.losses.deserialize called',
    ],
    ["a built-in of Python's", model(layer('function', 'eval', { module: 'builtins' })), 'builtins.eval called'],
    [
      'a class of another module',
      model(layer('Net', {}, { module: 'mine.layers', registered_name: 'mine>Net' })),
      'mine.layers.Net called',
    ],
    [
      'a registered class without a module',
      model(layer('Net', {}, { module: null, registered_name: 'mine>Net' })),
      'mine.Net called',
    ],
    [
      'a module that only begins like Keras',
      model(layer('Dense', {}, { module: 'keras_evil.layers' })),
      'keras_evil.layers.Dense called',
    ],
    [
      'a type',
      model(layer('__typespec__', [], { spec_name: 'Popen', module: 'subprocess' })),
      'subprocess.Popen called',
    ],
    [
      'a function of a Lambda',
      model(layer('Lambda', { name: 'l', function: 'f', function_type: 'function', module: 'm' })),
      'm.f called',
    ],
    ['deep in a config', model(layer('Dense', { kernel_initializer: { a: [called] } })), 'os.system called'],
    ['beside any model', { x: { y: [called] } }, 'os.system called'],
    ['in what compiles it', { ...model(), compile_config: { loss: called } }, 'os.system called'],
    [
      'a wrapped PyTorch module',
      model(layer('TorchModuleWrapper', { module: 'gAIu' })),
      'keras.layers.TorchModuleWrapper called',
    ],
  ])('%s', (_, config, expected) => {
    expect(callables(config)).toContain(expected);
  });

  it('with the constants that it is called with', () => {
    const call = layer('function', 'system', { module: 'os', inbound_nodes: [{ args: ['rm', 1], kwargs: {} }] });
    expect(facts(model(call)).callables![0]).toMatchObject({ args: ['"rm"'], by: 'function' });
  });
});

describe('code', () => {
  it.each([
    ['Keras 3', { name: 'l', function: layer('__lambda__', { code: '4wE=' }) }, 'config.layers[0].config.function'],
    ['Keras 2', { name: 'l', function: ['4wE=', null, null], function_type: 'lambda' }, 'l.function'],
    [
      'an output shape',
      { name: 'l', function: 'relu', output_shape: ['4wE='], output_shape_type: 'lambda' },
      'l.output_shape',
    ],
  ])('in a Lambda of %s', (_, config, what) => {
    expect(facts(model(layer('Lambda', config))).code).toEqual([{ kind: 'python-bytecode', what }]);
  });
});

it.each([
  ['StringLookup', 'vocabulary', '/etc/passwd', 'outside'],
  ['TextVectorization', 'vocabulary', '../../x', 'outside'],
  ['StringLookup', 'vocabulary', 'https://example.com/x', 'outside'],
  ['StringLookup', 'vocabulary', 'words.txt', 'absent'],
  ['TFSMLayer', 'filepath', '/model', 'outside'],
  ['TextVectorization', 'idf_weights', '/weights', 'outside'],
  ['Own', 'file_path', '/model', 'outside'],
  ['VocabularyFileCategoricalColumn', 'vocabulary_file', '/words', 'outside'],
  ['Own', 'vocabulary_path', '/words', 'outside'],
  ['EmbeddingColumn', 'ckpt_to_load_from', '/checkpoint', 'outside'],
  ['SentencePieceTokenizer', 'proto', '/tokenizer', 'outside'],
])('CVE-2025-12058: %s reads its %s from %s', (name, key, target, found) => {
  expect(facts(model(layer(name, { [key]: target }))).references).toEqual([{ kind: 'external-data', target, found }]);
});

it('a pickle in the text of a layer is a member', () => {
  const { members } = facts(model(layer('TorchModuleWrapper', { name: 't', module: 'gAIu' })));
  expect(members!.map(({ name }) => name)).toEqual(['t.module']);
  expect((members![0]!.open() as { read(from: number, length: number): Uint8Array }).read(0, 9)).toEqual(
    Buffer.from('\x80\x02.', 'latin1'),
  );
});

it.each([
  ['numpy', 'Add'],
  ['core', 'Cast'],
])('an operation of %s that computes is no class of others: %s', (of, name) => {
  expect(facts(model(layer(name, {}, { module: `keras.src.ops.${of}` }))).callables ?? []).toEqual([]);
});

it.each([
  ['builtins', 'cosine_similarity', []],
  [null, 'hard_shrink', []],
  ['builtins', 'my_loss', ['keras.my_loss called']],
  ['builtins', 'deserialize', ['keras.deserialize called']],
  ['mine', 'cosine_similarity', ['mine.cosine_similarity called']],
])('a function of losses, of the module %s: %s', (module, config, told) => {
  expect(callables(model(layer('function', config, { module, registered_name: 'function' })))).toEqual(told);
});

it('ordinary layers are operators and nothing else', () => {
  const dtype = layer('DTypePolicy', { name: 'float32' }, { module: 'keras', registered_name: null });
  const dense = layer('Dense', { dtype, activation: 'relu' }, { module: 'keras.layers', registered_name: null });
  const old = layer('LSTM', { units: 2 });
  const inner = layer(
    'Functional',
    { layers: [dense] },
    { module: 'keras.src.models.functional', registered_name: 'Functional' },
  );
  expect(facts(model(dense, old, inner, layer('__keras_tensor__', { shape: [1] })))).toEqual({
    treatment: { kind: 'read' },
    operators: [
      ['Sequential', 1],
      ['Dense', 2],
      ['DTypePolicy', 2],
      ['LSTM', 1],
      ['Functional', 1],
    ].map(([name, times]) => ({ domain: 'keras', name, times })),
  });
});
