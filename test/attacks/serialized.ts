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

/** More lines than a config has, so that it is only searched. */
const PADDING = `# ${'x'.repeat(78)}\n`.repeat(3600);

const settings: readonly string[] = [
  'pipeline:\n  name: os.system\n',
  '"pipeline" : {name: os.system}\n',
  '? pipeline # of pyannote\n: {name: os.system}\n',
  '? &name pipeline\n: {name: os.system}\n',
  '? # of pyannote\n  pipeline\n: {name: os.system}\n',
  'k: &k pipeline\n*k : {name: os.system}\n',
  'a:\n  _component_: os.system\n',
  'a:\n  object_constructor: os.system\n',
  'a:\n  py/object: os.system\n',
  '__kind__: instance\nclass: os.system\n',
  'service: os:system\nbentoml_version: 1.4\n',
  'name: m\nimplementation: os.system\n',
  'nodes:\n  a: {uses: os.system, constructor_name: create, fn: x}\n',
  'dataset_reader: {type: os.system}\nmodel: {type: a}\n',
  'class: os.system\nsparkVersion: "3"\n',
  'provider: os.system\ncomponent_type: team\n',
  'chainer: {pipe: [{class_name: "os:system"}]}\n',
  'backbone: [[-1, 1, "exec(1)", []]]\nhead: []\n',
  'imports: ["$import os"]\nbundle_root: .\n',
  'model:\n  target: os.system\n  params: {a: 1}\n',
  'flavors:\n  sklearn: {pickled_model: /tmp/x.pkl}\n',
  'module: os\nsignatures: {predict: {batchable: false}}\n',
];
const beginnings = [
  '{\na: 1,\n',
  '😀: 1\n',
  '(a): 1\n',
  `${'a'.repeat(120)}: 1\n`,
  'a:b: 1\n',
  'a[0]: 1\n',
  '+: 1\n',
  '<<: {a: 1}\n',
  '\u{a0}: 1\n',
];
const yaml = (name: string, level: Attack['level'], text: string): Attack => ({
  name,
  file: 'config.yaml',
  bytes: Buffer.from(text),
  level,
});

export const settled: readonly Attack[] = [
  ...settings.map((text) => yaml(`a setting: ${text}`, 'dangerous', text)),
  ...settings.map((text) => yaml(`behind many lines: ${text}`, 'not-evaluated', `version: 1\n${PADDING}${text}`)),
  ...beginnings.map((first) =>
    yaml(`behind ${first}`, 'dangerous', `${first}pipeline: {name: os.system}${first.startsWith('{') ? '}' : ''}\n`),
  ),
  yaml('a module that loads a model of BentoML', 'unknown', 'module: own\ncontext: {bentoml_version: 1.4}\n'),
  json(
    'programs of a folder of ModelScope',
    'unknown',
    { framework: 'pytorch', allow_remote: true },
    'configuration.json',
  ),
  json(
    'a package of ModelScope',
    'unknown',
    { framework: 'pytorch', task: 'a', plugins: ['own'] },
    'configuration.json',
  ),
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
  [
    'a model of BentoML',
    { name: 'm', module: 'bentoml.sklearn', signatures: { predict: { batchable: false } }, context: {} },
  ],
  [
    'a model of ModelScope',
    { framework: 'pytorch', task: 'text', model: { type: 'a' }, allow_remote: false, plugins: [] },
  ],
  ['a module beside other settings', { module: 'own', settings: { a: 1 } }],
].map(([name, value]) => [name as string, 'config.json', Buffer.from(JSON.stringify(value))]);
