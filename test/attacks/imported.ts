// Attacks by names in texts beside a model that its loader imports: MLflow's flavors and what they keep beside them, Haystack's functions,
// programs of mlx-lm, and trust that spaCy's configs ask for.
import type { Attack } from './pickles.ts';

const text = (name: string, level: Attack['level'], file: string, ...lines: readonly string[]): Attack => ({
  name,
  file,
  bytes: Buffer.from(lines.join('\n')),
  level,
});
const json = (value: unknown): string => JSON.stringify(value);
/** With what stands before the pickle. */
const bytes = [1, 12, 1, ...Buffer.from("cposix\nsystem\n(S'true'\ntR.")];

const flavor = (name: string, ...settings: readonly string[]): readonly string[] => [
  'artifact_path: model',
  'flavors:',
  `  ${name}:`,
  ...settings.map((setting) => `    ${setting}`),
];

const component = (settings: object): string =>
  json({
    components: {
      a: { type: 'haystack.components.converters.output_adapter.OutputAdapter', init_parameters: settings },
    },
  });

export const imports: readonly Attack[] = [
  text(
    'a class that MLflow calls',
    'dangerous',
    'MLmodel',
    ...flavor('xgboost', 'model_class: os.abort', 'data: model.xgb'),
  ),
  text('one of nobody', 'unknown', 'MLmodel', ...flavor('spark', 'model_class: own.Model')),
  text(
    'a function in the place of a class',
    'unknown',
    'MLmodel',
    ...flavor('xgboost', 'model_class: xgboost.core.build_info'),
  ),
  text('a module in the place of Keras', 'unknown', 'MLmodel', ...flavor('tensorflow', 'keras_module: evil.keras')),
  text('the same in JSON', 'unknown', 'MLmodel', json({ flavors: { tensorflow: { keras_module: 'evil' } } })),
  text('the same in a text beside it', 'unknown', 'model/data/keras_module.txt', 'evil'),
  text('one with a line behind it', 'unknown', 'data/keras_module.txt', 'keras', 'evil'),
  text('a module in the place of pickle', 'unknown', 'data/pickle_module_info.txt', 'evil'),
  text('the same in the model', 'unknown', 'MLmodel', ...flavor('python_function', 'pickle_module_name: evil')),
  text('a pickle elsewhere', 'dangerous', 'MLmodel', ...flavor('sklearn', 'pickled_model: /tmp/model.pkl')),
  text('the same above the folder', 'dangerous', 'MLmodel', ...flavor('pytorch', 'model_data: ../../data')),
  text(
    'an object of LlamaIndex',
    'dangerous',
    'settings.json',
    json({ llm: { object_constructor: 'os.system', object_kwargs: {} } }),
  ),
  text(
    'a program that builds the model',
    'unknown',
    'config.json',
    json({ model_type: 'llama', model_file: 'model.py' }),
  ),
  text(
    'trust in code from elsewhere',
    'unknown',
    'config.cfg',
    '[components.t.model.transformer_config]',
    'trust_remote_code = true',
  ),
  text('a function of Haystack', 'dangerous', 'pipeline.json', component({ streaming_callback: 'os.system' })),
  text(
    'functions of Haystack by names',
    'dangerous',
    'pipeline.json',
    component({ custom_filters: { a: 'haystack.x.y', b: 'subprocess.getoutput' } }),
  ),
  text('a backend of a txtai index', 'dangerous', 'index/config.json', json({ dimensions: 3, backend: 'os.system' })),
  text('the same without an ending', 'unknown', 'config', json({ content: 'own.Database' })),
  text('what scores within it', 'unknown', 'config.json', json({ scoring: { method: 'own.Scoring' } })),
  text(
    'a component of DeepPavlov',
    'dangerous',
    'm.json',
    json({ chainer: { pipe: [{ class_name: 'os:system', command: 'id' }] } }),
  ),
  text(
    'modules that it imports before',
    'unknown',
    'm.json',
    json({ chainer: { pipe: [] }, metadata: { imports: ['evil'] } }),
  ),
  text(
    'a network of nnU-Net',
    'dangerous',
    'plans.json',
    json({ configurations: { '2d': { architecture: { network_class_name: 'os.system' } } } }),
  ),
  text(
    'a layer of it',
    'dangerous',
    'plans.json',
    json({ architecture: { arch_kwargs: { norm_op: 'subprocess.run' }, _kw_requires_import: ['norm_op'] } }),
  ),
  text(
    'a component of AutoGen',
    'unknown',
    'team.json',
    json({ provider: 'own.Team', component_type: 'team', config: {} }),
  ),
  text(
    'an operator that PaddleDetection evaluates',
    'dangerous',
    'infer_cfg.yml',
    'Preprocess:',
    '- type: os.system',
    '  command: id',
  ),
  text(
    'one that PaddleOCR evaluates',
    'dangerous',
    'inference.yml',
    'PreProcess:',
    '  transform_ops:',
    '  - exec(""):',
    '      a: 1',
  ),
  text(
    'a scale that it evaluates',
    'dangerous',
    'inference.yml',
    'PreProcess:',
    '  transform_ops:',
    '  - NormalizeImage:',
    '      scale: exit()',
  ),
  text(
    'a function in a plan of Polars',
    'dangerous',
    'plan.json',
    json({ MapFunction: { function: { OpaquePython: { function: bytes } } } }),
  ),
  text(
    'one in an expression',
    'dangerous',
    'expression.json',
    json({ AnonymousFunction: { input: [{ Column: 'a' }], function: bytes } }),
  ),
];

export const honestImports: readonly (readonly [string, string, Buffer])[] = (
  [
    ['MLmodel', flavor('xgboost', 'model_class: xgboost.sklearn.XGBClassifier', 'data: model.xgb').join('\n')],
    ['MLmodel', flavor('tensorflow', 'keras_module: tensorflow.keras', 'data: data').join('\n')],
    [
      'MLmodel',
      flavor(
        'python_function',
        'loader_module: mlflow.pytorch',
        'pickle_module_name: mlflow.pytorch.pickle_module',
      ).join('\n'),
    ],
    ['data/keras_module.txt', 'keras'],
    ['data/keras_module.txt', 'tensorflow.python.keras.api._v2.keras'],
    ['data/pickle_module_info.txt', 'mlflow.pytorch.pickle_module'],
    ['config.cfg', '[components.t.model.transformer_config]\ntrust_remote_code = false\n'],
    ['config.json', json({ model_type: 'llama', model_file: 'weights.npz' })],
    ['pipeline.json', component({ streaming_callback: 'haystack.components.generators.utils.print_streaming_chunk' })],
    [
      'config.json',
      json({ dimensions: 3, backend: 'faiss', method: 'transformers', path: 'a/b', quantization: { method: 'awq' } }),
    ],
    [
      'm.json',
      json({
        chainer: { pipe: [{ class_name: 'deeppavlov.models.bert:Bert' }, { class_name: 'torch_classifier' }] },
        metadata: { imports: ['deeppavlov.models'] },
      }),
    ],
    [
      'plans.json',
      json({
        architecture: {
          network_class_name: 'dynamic_network_architectures.architectures.unet.PlainConvUNet',
          arch_kwargs: { conv_op: 'torch.nn.modules.conv.Conv2d' },
          _kw_requires_import: ['conv_op'],
        },
      }),
    ],
    ['inference.yml', 'PreProcess:\n  transform_ops:\n  - NormalizeImage:\n      scale: 1./255.\n      order: hwc'],
    ['infer_cfg.yml', 'Preprocess:\n- type: NormalizeImage\n  is_scale: true'],
    ['steps.yml', 'Preprocess:\n- type: min-max scaling'],
    [
      'team.json',
      json({ provider: 'autogen_agentchat.teams.RoundRobinGroupChat', component_type: 'team', config: {} }),
    ],
    ['plan.json', json({ MapFunction: { input: {}, function: { Explode: { columns: ['a'] } } } })],
    ['plan.json', json({ DataFrameScan: { df: bytes, schema: { fields: { a: 'Int64' } } } })],
  ] as const
).map(([file, content]) => [content.slice(content.lastIndexOf('\n') + 1), file, Buffer.from(content)]);
