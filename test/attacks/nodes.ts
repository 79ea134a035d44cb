// Attacks by nodes of skops that load something else than they show: a function by its content, a generator by a text, types of keys,
// containers of another class, and one number for two nodes.
import type { Attack } from './pickles.ts';

const node = (loader: string, module: string, name: string, more: object = {}): object => ({
  __loader__: loader,
  __module__: module,
  __class__: name,
  ...more,
});
const schema = (root: object): Buffer => Buffer.from(JSON.stringify({ ...root, protocol: 0, _skops_version: '0.5.0' }));
const attack = (name: string, level: Attack['level'], root: object): Attack => ({
  name,
  file: 'schema.json',
  bytes: schema(root),
  level,
});

const text = (value: string): object =>
  node('JsonNode', 'builtins', 'str', { content: JSON.stringify(value), is_json: true });
const list = (...content: readonly object[]): object => node('ListNode', 'builtins', 'list', { content });
const plain = node('TypeNode', 'builtins', 'str');
const dict = (content: object, ...types: readonly object[]): object =>
  node('DictNode', 'builtins', 'dict', { content, key_types: list(...types) });
const content = (module: string, name: string): object => ({ content: { module_path: module, function: name } });

const generator = (name: string): object =>
  node('RandomGeneratorNode', 'numpy.random._generator', 'Generator', {
    content: { bit_generator: dict({ bit_generator: text(name) }, plain) },
  });

export const nodes: readonly Attack[] = [
  attack(
    'a function by its content, under the name of another',
    'dangerous',
    node('FunctionNode', 'numpy', 'log1p', content('os', 'system')),
  ),
  attack(
    'one that newer releases import by the node',
    'dangerous',
    node('FunctionNode', 'os', 'system', content('numpy', 'log1p')),
  ),
  attack(
    'a content that names nothing',
    'anomaly',
    node('FunctionNode', 'numpy', 'function', { content: { module_path: 'os' } }),
  ),
  attack(
    'an object that lies anywhere in memory',
    'anomaly',
    node('ObjectNode', 'sklearn.pipeline', 'Pipeline', {
      content: dict({ __array_interface__: dict({ typestr: text('<f8') }, plain) }, plain),
    }),
  ),
  attack('a generator that is a test of all', 'unknown', generator('test')),
  attack(
    'a generator of a state that is no dict',
    'unknown',
    node('RandomGeneratorNode', 'numpy.random._generator', 'Generator', { content: {} }),
  ),
  attack(
    'a type of keys that makes folders',
    'dangerous',
    dict({ '/tmp/x': text('') }, node('TypeNode', 'joblib.memory', 'Memory')),
  ),
  attack(
    'a function for a type of keys',
    'unknown',
    dict({ '/tmp/x': text('') }, node('FunctionNode', 'numpy', 'log1p')),
  ),
  attack(
    'a list that is none',
    'dangerous',
    node('ListNode', 'joblib.memory', 'Memory', { content: [text('/tmp/x')] }),
  ),
  attack(
    'a state of a generator that is an estimator',
    'unknown',
    node('RandomStateNode', 'sklearn.linear_model._base', 'LinearRegression', { content: dict({}) }),
  ),
  attack(
    'an array that is mapped',
    'dangerous',
    node('NdArrayNode', 'numpy', 'memmap', { type: 'numpy', file: '1.npy' }),
  ),
  attack(
    'a node under the number of another',
    'anomaly',
    list(
      {
        ...node('PartialNode', 'functools', 'partial', { content: { func: node('FunctionNode', 'numpy', 'log1p') } }),
        __id__: 7,
      },
      { ...plain, __id__: 7 },
    ),
  ),
];

export const honestNodes: readonly (readonly [string, string, Buffer])[] = [
  [
    'a function of an older release',
    'schema.json',
    schema(node('FunctionNode', 'numpy', 'ufunc', content('numpy', 'log1p'))),
  ],
  ['a generator', 'schema.json', schema(generator('PCG64'))],
  [
    'a dict twice',
    'schema.json',
    schema(list({ ...dict({ a: text('b') }, plain), __id__: 1 }, { ...dict({ a: text('b') }, plain), __id__: 1 })),
  ],
];
