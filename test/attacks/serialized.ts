// Attacks by JSON of serializers that import what it names, or unpickle a text of it; and by names of modules that are no identifiers.
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const json = (name: string, level: Attack['level'], value: unknown, file = 'model.json'): Attack => ({
  name,
  file,
  bytes: Buffer.from(JSON.stringify(value)),
  level,
});
const payload = op.pickle(op.call('posix', 'system'));
const oldest = Buffer.from("cposix\nsystem\n(S'true'\ntR.");
const ofBytes = `bytes:${payload.toString('base64')}`;
const ofRay = (pickle: Buffer): unknown => ({
  trials: [{ _type: 'CLOUDPICKLE_FALLBACK', value: pickle.toString('hex') }],
});

export const serialized: readonly Attack[] = [
  json('a class that Monty imports', 'unknown', { '@module': 'own', '@class': 'Model' }),
  json('a function that Monty fetches', 'dangerous', {
    f: [{ '@module': 'os', '@callable': 'system', '@bound': null }],
  }),
  json('what a module of pymatgen imports', 'dangerous', { '@module': 'pymatgen.core', '@class': 'os' }),
  json('an instance of json_tricks', 'unknown', { a: { __instance_type__: ['own', 'Model'], attributes: {} } }),
  json('an enumeration of json_tricks', 'dangerous', {
    __enum__: { __enum_instance_type__: ['os', 'system'], name: 'a' },
  }),
  json('a symbol of NNI', 'dangerous', { __symbol__: 'path:os.system', __args__: ['true'] }),
  json('the same without its prefix', 'dangerous', { __symbol__: 'os.system', __args__: ['true'] }),
  json('a type of NNI', 'unknown', { a: { __nni_type__: 'path:own.Model' } }),
  json('an instance of NNI', 'unknown', { __instance_type__: 'path:own.Model' }),
  ...['__symbol__', '__nni_type__', '__instance_type__'].map((key) =>
    json(`${key} that is unpickled`, 'dangerous', { [key]: ofBytes }),
  ),
  json('an object of NNI', 'dangerous', { __nni_obj__: oldest.toString('base64') }),
  json('a primitive of MLBlocks', 'dangerous', { primitive: 'os.system', produce: { args: [], output: [] } }),
  json('a value of Ray', 'dangerous', ofRay(payload), 'experiment_state.json'),
  json('one of the first protocol', 'dangerous', ofRay(oldest), 'experiment_state.json'),
  ...['my-model.Net', '模型.Net', 'my model.Net', '1st.Net', 'a.b-c.Réseau'].flatMap((name) => [
    json(`a module that is no identifier: ${name}`, 'unknown', { __symbol__: `path:${name}` }),
    json(`an activation in it: ${name}`, 'unknown', { activation_function: name }, 'config.json'),
    json(`a class by its path in it: ${name}`, 'unknown', { model: { class_path: name } }),
    json(`what serves it: ${name}`, 'unknown', { name: 'm', implementation: name }, 'model-settings.json'),
  ]),
  json('a component in it', 'unknown', { chainer: { pipe: [{ class_name: 'my-model:Net' }] } }),
];

/** What looks like these and is none. */
export const honestlySerialized: readonly (readonly [name: string, file: string, bytes: Buffer])[] = [
  ['values that Monty makes', { '@module': 'numpy', '@class': 'array', dtype: 'int64', data: [1] }],
  ['a structure of pymatgen', { '@module': 'pymatgen.core.structure', '@class': 'Structure', '@version': '2024.1.1' }],
  ['a context of JSON-LD', { '@context': 'https://schema.org', '@type': 'Dataset', '@class': 'a.B' }],
  ['an array of json_tricks', { __ndarray__: [1, 2], dtype: 'int64', shape: [2] }],
  [
    'a primitive of scikit-learn',
    { primitive: 'sklearn.linear_model.LogisticRegression', produce: { method: 'predict' } },
  ],
  ['another type with a value', { _type: 'function', value: '800466', symbol: 'path:os.system' }],
  ['an activation by its name', { activation_function: 'gelu_new', tokenizer_class: 'BertTokenizer' }],
  [
    'sentences, files and numbers',
    { activation_function: 'See docs. Then run.', class_path: 'a/b.json', implementation: '1.0' },
  ],
].map(([name, value]) => [name as string, 'config.json', Buffer.from(JSON.stringify(value))]);
