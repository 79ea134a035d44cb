// Attacks that something harmless carries: a text of JSON, the index of a pipeline, the end of an object, a template's own functions, and how dill and cloudpickle fetch.
import { zip } from './archives.ts';
import * as op from './pickle-opcodes.ts';
import { bare, called, dict } from './pickle-opcodes.ts';
import { pickled, type Attack } from './pickles.ts';

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const payload = op.pickle(op.call('posix', 'system'));
const encoded = payload.toString('base64');
const inDigits = payload.toString('hex');

const add = op.GLOBAL('numpy', 'add');
const partial = called(op.GLOBAL('functools', 'partial'), add, op.EMPTY_LIST);
const ofDill = (name: string, ...args: readonly Buffer[]): Buffer => called(op.GLOBAL('dill._dill', name), ...args);
const imported = (module: string): Buffer => ofDill('_import_module', op.text(module));

/** A protobuf field of bytes. */
const field = (no: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([no * 8 + 2, (bytes.length & 0x7f) | 0x80, bytes.length >> 7]), bytes]);

/** A model of ONNX that computes nothing, with one property. */
const yolo = (key: string, value: string): Buffer =>
  Buffer.concat([
    Buffer.from([8, 8]),
    field(7, field(2, Buffer.from('g'))),
    field(14, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])),
    field(8, Buffer.from([16, 17])),
  ]);

/** A model of stable-baselines3: settings in JSON, and in it what is none. */
const baseline = (value: string): Buffer =>
  zip([{ name: 'data', data: json({ policy_class: { ':type:': 'x', ':serialized:': value }, n_envs: 1 }) }]);

export const carried: readonly Attack[] = [
  {
    name: 'a pickle in the settings of stable-baselines3',
    file: 'model.zip',
    bytes: baseline(encoded),
    level: 'dangerous',
  },
  {
    name: 'one of the first protocol',
    file: 'model.zip',
    bytes: baseline(Buffer.from("cposix\nsystem\n(S'true'\ntR.").toString('base64')),
    level: 'dangerous',
  },
  { name: 'a pickle in a text of JSON', file: 'a.json', bytes: json({ a: [{ model: encoded }] }), level: 'dangerous' },
  {
    name: 'a sampler in the journal of a study',
    file: 'study.log',
    bytes: Buffer.from(`{"op_code":0}\n{"op_code":9,"system_attr":{"cma:optimizer:0":"${inDigits}"}}\n`),
    level: 'dangerous',
  },
  ...[inDigits.slice(0, 2), inDigits.slice(0, -2), inDigits.slice(2)].map((piece, i): Attack => ({
    name: `a piece of a sampler, ${i}`,
    file: 'study.json',
    bytes: json({ system_attrs: { 'sepcma:optimizer:0': piece } }),
    level: 'not-evaluated',
  })),
  {
    name: 'a component in an index that does not say of which pipeline',
    file: 'm/model_index.json',
    bytes: json({ unet: ['os', 'system'] }),
    level: 'dangerous',
  },
  {
    name: 'attention from elsewhere, under the name that a config has within',
    file: 'config.json',
    bytes: json({ text_config: { _attn_implementation_internal: 'evil/kernels' } }),
    level: 'unknown',
  },
  {
    name: 'a module in a folder outside',
    file: 'modules.json',
    bytes: json([{ idx: 0, name: '0', path: '../../x', type: 'sentence_transformers.models.Transformer' }]),
    level: 'dangerous',
  },
  ...['names', 'imgsz'].map((key): Attack => ({
    name: `${key} of a model, which YOLO evaluates`,
    file: 'best.onnx',
    bytes: yolo(key, "__import__('os').getpid()"),
    level: 'dangerous',
  })),
  ...['0.0.__class__', "f'{exit()}'", 'exit', "{0: 'a'}.get(0)"].map((text): Attack => ({
    name: text,
    file: 'best.onnx',
    bytes: yolo('names', text),
    level: 'dangerous',
  })),
  {
    name: 'the same in a file beside it',
    file: 'metadata.yaml',
    bytes: Buffer.from('stride: 32\nnames: exit()\n'),
    level: 'dangerous',
  },
  ...['os.system', 'exec'].map((path): Attack => ({
    name: `${path}, which GluonTS looks for`,
    file: 'predictor.json',
    bytes: json({ a: { __kind__: 'instance', class: path, args: ['true'] } }),
    level: 'dangerous',
  })),
  {
    name: 'a part of a model that AllenNLP imports',
    file: 'config.json',
    bytes: json({ dataset_reader: {}, model: { encoder: { type: 'os.system' } } }),
    level: 'dangerous',
  },
  ...[
    '{{ lipsum[messages[0].role][messages[1].role] }}',
    '{% for f in [cycler] %}{{ f[bos_token] }}{% endfor %}',
    '{{ self[bos_token] }}',
    "{{ ''[messages[0].role](bos_token) }}",
  ].map((template): Attack => ({
    name: template,
    file: 'chat_template.jinja',
    bytes: Buffer.from(template),
    level: 'unknown',
  })),
  pickled(
    'a hull that is closed at its end, by a function of the file',
    'unknown',
    bare('scipy.spatial._qhull', 'Delaunay'),
    dict(op.text('close'), partial),
    op.BUILD,
  ),
  pickled('what Qhull frees at its end, and nobody made', 'unknown', bare('scipy.spatial._qhull', '_Qhull')),
  pickled(
    'an array of dill that a function of the file makes',
    'dangerous',
    ofDill('_create_array', op.GLOBAL('posix', 'system'), op.EMPTY_TUPLE, op.NONE),
  ),
  pickled(
    'an array of dill with a method of its own',
    'unknown',
    ofDill(
      '_create_array',
      op.GLOBAL('collections', 'OrderedDict'),
      op.EMPTY_TUPLE,
      op.NONE,
      dict(op.text('append'), add),
    ),
    op.NONE,
    op.APPEND,
  ),
  pickled(
    'a function that is called like the one of dill that makes arrays',
    'unknown',
    called(op.GLOBAL('mypackage', '_create_array'), op.GLOBAL('collections', 'OrderedDict'), op.EMPTY_TUPLE, op.NONE),
  ),
  pickled(
    'a function of a module that dill imports',
    'dangerous',
    called(ofDill('_get_attr', imported('posix'), op.text('system')), op.text('true')),
  ),
  pickled('a module that runs when it is imported', 'dangerous', imported('antigravity')),
  pickled(
    'a class that nobody knows, made so by SciPy',
    'unknown',
    called(op.GLOBAL('scipy.spatial.ckdtree', 'new_object'), op.GLOBAL('mypackage', 'Net')),
  ),
  pickled('a class in place of a module', 'unknown', imported('pandas.core.frame.DataFrame')),
  pickled('a module that nobody knows', 'unknown', imported('mypackage.net')),
  pickled('the state of a module', 'unknown', imported('numpy'), dict(op.text('load'), add), op.BUILD),
  pickled(
    'a function of a module, by getattr',
    'unknown',
    called(op.GLOBAL('builtins', 'getattr'), imported('numpy'), op.text('load')),
  ),
  pickled(
    'a method of what stands in the file',
    'dangerous',
    called(op.GLOBAL('types', 'MethodType'), op.GLOBAL('posix', 'system'), op.text('true')),
  ),
  pickled(
    'a bound function that is called',
    'dangerous',
    called(called(op.GLOBAL('types', 'MethodType'), add, op.EMPTY_LIST)),
  ),
  pickled(
    'an item that a function which is kept fetches at once',
    'dangerous',
    called(called(op.GLOBAL('functools', 'partial'), op.GLOBAL('_operator', 'getitem'), op.EMPTY_DICT), op.text('x')),
  ),
  pickled(
    'the state of a bound function',
    'dangerous',
    called(op.GLOBAL('types', 'MethodType'), add, op.EMPTY_LIST),
    dict(op.text('x'), add),
    op.BUILD,
  ),
];

const array = [
  op.GLOBAL('numpy.core.multiarray', '_reconstruct'),
  Buffer.concat([
    op.MARK,
    op.GLOBAL('numpy', 'ndarray'),
    op.MARK,
    Buffer.from([0x4b, 0]),
    op.TUPLE,
    op.text('b'),
    op.TUPLE,
  ]),
  op.NONE,
  op.NONE,
];

/** What looks like these and is none. */
export const honestlyCarried: readonly (readonly [name: string, file: string, bytes: Buffer])[] = [
  ['a token that begins so', 'a.json', json({ token: 'gAAAAABlZ2hpamtsbW5v', other: 'gAJa' })],
  ['a pickle of plain values in JSON', 'a.json', json({ a: op.pickle(op.EMPTY_LIST).toString('base64') })],
  [
    'the same in digits, and digits that are none',
    'study.json',
    json({ 'cma:optimizer:0': op.pickle(op.EMPTY_LIST).toString('hex'), digest: '8003ff00', phone: '80044' }),
  ],
  [
    'what YOLO writes of a model',
    'best.onnx',
    yolo('names', '{0: \'person\', 1: "traffic light", -1: None, 2: [1.5e-3, (True, "it\'s \\"x\\"")]}'),
  ],
  ['a long description of a model', 'best.onnx', yolo('description', 'exit() '.repeat(1500))],
  ['a name of somebody', 'config.json', json({ names: 'exit()', type: 'os.system' })],
  [
    'parts by their registered names',
    'config.json',
    json({ dataset_reader: { type: 'snli' }, model: { type: 'allennlp.models.basic.BasicClassifier' } }),
  ],
  ['an index of known components', 'm/model_index.json', json({ unet: ['diffusers', 'UNet2DModel'] })],
  ['a list of two names in another config', 'm/config.json', json({ unet: ['os', 'system'] })],
  [
    'functions that may be there',
    'chat_template.jinja',
    Buffer.from(
      "{% if strftime_now is defined %}{{ strftime_now('%d') }}{% endif %}{% set ns = namespace(range=1) %}{% for range in messages %}{{ range['content'][loop.index0] }}{% endfor %}{{ messages[0].range }}",
    ),
  ],
  ['an array of dill', 'model.pkl', op.pickle(ofDill('_create_array', ...array))],
  [
    'an array of dill, by the module in which that is',
    'model.pkl',
    op.pickle(
      ofDill(
        '_create_array',
        ofDill('_get_attr', imported('numpy.core._multiarray_umath'), op.text('_reconstruct')),
        ...array.slice(1),
      ),
    ),
  ],
  [
    'a column with a value that is missing',
    'model.pkl',
    op.pickle(
      bare('pandas.core.internals.managers', 'SingleBlockManager'),
      op.MARK,
      bare('pandas.core.arrays.string_', 'StringArray'),
      dict(op.text('_ndarray'), op.GLOBAL('pandas', 'NA')),
      op.BUILD,
      op.TUPLE,
      op.BUILD,
    ),
  ],
  [
    'a day in a row of days, as pandas 1 has it',
    'model.pkl',
    op.pickle(
      called(
        op.GLOBAL('pandas._libs.tslibs.timestamps', 'Timestamp'),
        Buffer.from([0x4b, 0]),
        bare('pandas.tseries.offsets', 'Day'),
        op.NONE,
      ),
    ),
  ],
  [
    'a tree, as SciPy 1.2 makes it',
    'model.pkl',
    op.pickle(
      called(op.GLOBAL('scipy.spatial.ckdtree', 'new_object'), op.GLOBAL('scipy.spatial.ckdtree', 'cKDTree')),
      op.EMPTY_TUPLE,
      op.BUILD,
    ),
  ],
  ['a module that is listed', 'model.pkl', op.pickle(imported('numpy.linalg'))],
  [
    'a function that fetches an item, and is kept',
    'model.pkl',
    op.pickle(called(op.GLOBAL('functools', 'partial'), op.GLOBAL('_operator', 'getitem'), op.EMPTY_DICT)),
  ],
  ['a bound method', 'model.pkl', op.pickle(called(op.GLOBAL('types', 'MethodType'), add, op.EMPTY_LIST))],
  [
    'prices at the close',
    'model.pkl',
    op.pickle(
      called(op.GLOBAL('types', 'SimpleNamespace')),
      dict(op.text('close'), called(array[0]!, op.GLOBAL('numpy', 'ndarray'), op.EMPTY_TUPLE, op.text('b'))),
      op.BUILD,
    ),
  ],
];
