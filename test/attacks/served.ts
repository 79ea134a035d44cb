// Attacks by texts beside a model that are programs because of their name or place, or name one to whoever serves the model.
import type { Attack } from './pickles.ts';
import { settings, textAttack as attack } from './texts.ts';

const wide = (text: string): string => `\xff\xfe${Array.from(text).join('\0')}\0`;
const prefix = `<?xml version="1.0"?><!--${'x'.repeat(5000)}-->`;

export const served: readonly Attack[] = [
  attack('a path file that imports', 'dangerous', 'site/model.pth', '/opt/models\nimport os; os.getpid()\n'),
  attack('the same behind a byte order mark', 'dangerous', 'model.pth', '\xef\xbb\xbfimport\tos'),
  attack("the same behind another line's break", 'dangerous', 'model.pth', 'a\fimport os'),
  attack('what serves a model in Triton', 'dangerous', 'm/1/model.py', 'from evil import *\n'),
  attack('the same in another place', 'dangerous', 'handler.py', 'class TritonPythonModel:\n  pass\n'),
  attack('what serves a model in an endpoint', 'dangerous', 'handler.py', 'class EndpointHandler:\n  pass\n'),
  attack("Triton's backend of Python", 'unknown', 'm/config.pbtxt', 'name: "m"\nbackend: "pyth" \'on\'\n'),
  attack('a backend in the folder of a model', 'unknown', 'm/config.pbtxt', 'backend:"own"\n'),
  attack('a backend in escapes', 'not-evaluated', 'm/config.pbtxt', 'backend: "p\\171thon"\n'),
  attack('a layer of Caffe in Python', 'dangerous', 'net.prototxt', 'python_param { module: "os" layer: "system" }'),
  attack(
    'a folder that MLflow imports from',
    'unknown',
    'MLmodel',
    'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    code: code\n',
  ),
  attack(
    'the same of one flavor, without a loader',
    'unknown',
    'MLmodel',
    'flavors:\n  sklearn:\n    pickled_model: model.pkl\n    code: code\n',
  ),
  attack('what asks for code from elsewhere', 'unknown', 'vllm.yaml', 'model: m\ntrust-remote-code: true\n'),
  attack('a program that a server imports', 'unknown', 'vllm.yaml', 'model: m\ntool-parser-plugin: /own.py\n'),
  attack('a class of its workers', 'unknown', 'vllm.yaml', 'worker_extension_cls: own.Extension\n'),
  attack('a class that sees its tokens', 'unknown', 'args.json', settings({ 'logits-processors': ['own.module:Own'] })),
  attack('what runs around it', 'unknown', 'vllm.yaml', 'model: m\nmax-model-len: 9\nmiddleware: [own.run]\n'),
  attack('a module that a trainer imports', 'unknown', 'ppo.yaml', 'model: {external_lib: own.module}\n'),
  attack('a program of its rewards', 'unknown', 'ppo.yaml', 'custom_reward_function: {path: own.py, name: f}\n'),
  attack('plugins of a trainer', 'unknown', 'lora.yml', 'base_model: m\nplugins: [own.Plugin]\n'),
  attack('letters of a voice', 'unknown', 'config.json', settings({ characters: { characters_class: 'own.Letters' } })),
  attack(
    'what prepares files for a pipeline',
    'unknown',
    'config.yaml',
    'pipeline:\n  name: pyannote.audio.pipelines.VoiceActivityDetection\npreprocessors:\n  audio: {name: own.Prepare}\n',
  ),
  attack(
    'an object of a chain',
    'unknown',
    'chain.json',
    settings({ lc: 1, type: 'constructor', id: ['own', 'module', 'Tool'], kwargs: {} }),
  ),
  attack('functions of its rewards', 'unknown', 'g.yaml', 'model_name_or_path: m\nreward_funcs: [own.reward]\n'),
  attack('the same in JSON', 'unknown', 'config.json', settings({ text_cfg: { trust_remote_code: true } })),
  attack(
    'an object that jsonpickle makes',
    'dangerous',
    'model.json',
    settings({ 'py/reduce': [{ 'py/function': 'posix.system' }, { 'py/tuple': ['id'] }] }),
  ),
  attack('one of a class of their own', 'unknown', 'model.json', settings({ 'py/object': 'own.Model', weights: [1] })),
  attack('a text that jsonpickle evaluates', 'dangerous', 'model.json', settings({ 'py/repr': 'os/os.getpid()' })),
  attack('what torchtune calls', 'dangerous', 'config.yaml', 'model:\n  _component_: os.system\n'),
  attack(
    'an expression of MONAI',
    'dangerous',
    'bundle/configs/inference.json',
    settings({ net: "$open('/tmp/x', 'w').close()" }),
  ),
  attack('an import of MONAI', 'dangerous', 'inference.yaml', 'imports:\n- $import evil\n'),
  attack(
    "an activation that YOLO's parser evaluates",
    'dangerous',
    'yolo.yaml',
    "activation: open('/tmp/x', 'w')\nbackbone:\n  - [-1, 1, Conv, [64, 3, 2]]\nhead:\n  - [-1, 1, Detect, [nc]]\n",
  ),
  attack(
    'a layer that it evaluates',
    'dangerous',
    'yolo.yaml',
    'backbone:\n  - [-1, 1, "exit(1)", [64]]\nhead:\n  - [-1, 1, Detect, [nc]]\n',
  ),
  attack(
    'a function for a layer, whose arguments it evaluates too',
    'dangerous',
    'yolo.yaml',
    `backbone:\n  - [-1, 1, os.system, ["'id'"]]\nhead: []\n`,
  ),
  attack(
    "a function of Python's own for a layer, behind an alias",
    'dangerous',
    'yolo.yaml',
    `layers: &layers\n  - [-1, 1, exec, ["'import evil'"]]\nbackbone: *layers\nhead: []\n`,
  ),
  ...[
    ["args=(open('/tmp/x', 'w'),)", 'dangerous'],
    ['class=os.system\nargs=("id",)', 'dangerous'],
    ['class=own.Handler', 'unknown'],
    ['args=%(a)s%(b)s', 'dangerous'],
    ["class=FileHandler\nargs=('/etc/cron.d/x',)", 'dangerous'],
    ['args=(\n  open("x"),)', 'dangerous'],
  ].map(([text, level]) =>
    attack(`a handler of logging: ${text!}`, level as Attack['level'], 'logging.conf', `[handler_h]\n${text!}\n`),
  ),
  attack(
    'a component of a modular pipeline',
    'unknown',
    'modular_model_index.json',
    settings({ _class_name: 'Pipeline', net: [null, null, {}], vae: ['own', 'Net', { type_hint: ['own', 'Net'] }] }),
  ),
  attack(
    'attention of one part from elsewhere',
    'unknown',
    'config.json',
    settings({ attn_implementation: { text_config: 'own/kernel' } }),
  ),
  attack('the service of a bento', 'unknown', 'bento.yaml', 'service: "service:svc"\nbentoml_version: 1.4.0\n'),
  attack(
    'a class that MLServer imports',
    'unknown',
    'model-settings.json',
    settings({ name: 'm', implementation: 'models.Own' }),
  ),
  attack(
    'a library of operators',
    'dangerous',
    'genai_config.json',
    settings({ session_options: { custom_ops_library: '/x/evil.so' } }),
  ),
  attack(
    'a library of a device',
    'dangerous',
    'genai_config.json',
    settings({ provider_options: [{ qnn: { backend_path: '/x/evil.so' } }] }),
  ),
  attack('a stage of PySpark', 'unknown', 'm/stages/0_a/metadata/part-00000', settings({ class: 'evil.Cls' })),
  attack(
    'the same by its keys, of a known module',
    'dangerous',
    'part-00000.json',
    settings({ class: 'os.system', sparkVersion: '3.5.3', uid: 'a', paramMap: {} }),
  ),
  attack("a class of Lightning's command line", 'dangerous', 'config.yaml', 'model:\n  class_path: os.system\n'),
  attack('a file that LLM Foundry runs', 'unknown', 'train.yaml', 'code_paths:\n- ./evil.py\nmodel: {name: mpt}\n'),
  attack('a module that OpenMMLab imports', 'unknown', 'config.yaml', 'custom_imports: {imports: [evil]}\n'),
  attack('a pipeline of pyannote', 'unknown', 'config.yaml', 'pipeline:\n  name: evil.mod.Cls\n  params: {}\n'),
  attack(
    'one that a module of its own has imported',
    'dangerous',
    'config.yaml',
    'pipeline: {name: pyannote.audio.os.system}\n',
  ),
  attack(
    'a component of Haystack, in two parts',
    'unknown',
    'pipeline.yaml',
    'x: &x {type: evil.mod.Cls}\ncomponents:\n  a:\n    <<: *x\n    init_parameters: {}\n',
  ),
  attack(
    'a node of Rasa',
    'dangerous',
    'metadata.json',
    settings({ nodes: { a: { uses: 'subprocess.Popen', constructor_name: 'create', fn: 'process' } } }),
  ),
  attack(
    'what serves a model in TorchServe',
    'unknown',
    'MAR-INF/MANIFEST.json',
    settings({ model: { modelName: 'm', handler: 'own.py' } }),
  ),
  attack("an import of gin's", 'unknown', 'config.gin', 'from __gin__ import dynamic_registration\nimport evil\n'),
  attack(
    'a function by way of a known one',
    'dangerous',
    'config.gin',
    'from __gin__ import dynamic_registration\nfrom t5x import utils\nmain.f = @utils.os.system()\n',
  ),
  attack(
    'a class that JPMML constructs, behind a long comment',
    'unknown',
    'model.pmml',
    `${prefix}<PMML version="4.4"><Apply function="own.Function"/></PMML>`,
  ),
  attack(
    'a file that PMML4S opens',
    'dangerous',
    'model.pmml',
    '<!DOCTYPE PMML [<!ENTITY e SYSTEM "file:///etc/passwd">]><PMML version="4.4">&e;</PMML>',
  ),
  attack('PMML in UTF-16', 'not-evaluated', 'model.pmml', wide('<PMML version="4.4"/>')),
  attack('OpenVINO behind a long comment', 'not-evaluated', 'model.xml', `${prefix}<net name="n"><layers/></net>`),
  attack("R's objects as text", 'not-evaluated', 'model.RData', 'RDA3\nA\n3\n263168\n197888\n'),
];

/** What looks like them and is honest. */
export const honestlyServed: readonly (readonly [string, string, Buffer])[] = [
  [
    'PMML behind a long comment',
    'model.pmml',
    Buffer.from(
      `${prefix}<PMML version="4.4"><DefineFunction name="own.log"/><Apply function="own.log"/><Apply function="+"/></PMML>`,
    ),
  ],
  ['paths of a path file', 'model.pth', Buffer.from('/opt/models\n# import os\n')],
  [
    'an object of LangChain',
    'chain.json',
    Buffer.from(
      '{"lc": 1, "type": "constructor", "id": ["langchain_core", "prompts", "PromptTemplate"], "kwargs": {}}',
    ),
  ],
  ['letters of Coqui', 'config.json', Buffer.from('{"characters_class": "TTS.tts.models.vits.VitsCharacters"}')],
  ['arguments of a server', 'vllm.yaml', Buffer.from('model: m\nlogits-processors: []\nmiddleware: []\n')],
  [
    'settings of trainers',
    'a.yaml',
    Buffer.from(
      'base_model: m\nplugins: [axolotl.integrations.liger.LigerPlugin]\nreward_funcs: [accuracy]\nmodel: {external_lib: null, custom_cls: {path: null}}\n',
    ),
  ],
  ['a backend of Triton', 'm/config.pbtxt', Buffer.from('name: "m"\nbackend: "onnxruntime"\nmax_batch_size: 8\n')],
  ['a program beside the model', 'train/model.py', Buffer.from('import torch\n')],
  ['a network of Caffe', 'net.prototxt', Buffer.from('layer { type: "Convolution" name: "c" }')],
  [
    "a class of MLServer's",
    'model-settings.json',
    Buffer.from(settings({ name: 'm', implementation: 'mlserver_sklearn.SKLearnModel' })),
  ],
  ['a model of MLflow without a folder of code', 'MLmodel', Buffer.from('loader_module: mlflow.sklearn\ncode: null\n')],
  ['a formula in data', 'train.json', Buffer.from(settings([{ question: '$f(x) = x^2$', price: '$(5)' }]))],
  [
    'a network of YOLO',
    'yolo.yaml',
    Buffer.from(
      'nc: 80\nactivation: nn.LeakyReLU(0.1)\nbackbone:\n  - [-1, 1, nn.Upsample, [None, 2, "nearest"]]\n  - [[-1, 6], 1, Concat, [1]]\nhead:\n  - [[17], 1, Detect, [nc, anchors]]\n',
    ),
  ],
  [
    'a stage of Spark',
    'stages/0_a/metadata/part-00000',
    Buffer.from(
      settings({
        class: 'org.apache.spark.ml.classification.LogisticRegressionModel',
        sparkVersion: '3.5.3',
        uid: 'a',
      }),
    ),
  ],
  [
    'classes of their own',
    'config.yaml',
    Buffer.from(
      'pipeline: {name: pyannote.audio.pipelines.SpeakerDiarization}\ncomponents: {a: {type: haystack.components.builders.prompt_builder.PromptBuilder, init_parameters: {}}}\n',
    ),
  ],
  [
    'other types, classes and pipelines',
    'config.json',
    Buffer.from(
      settings({ type: 'image/png', class: 'dog', pipeline: { name: 'v1.2' }, custom_imports: null, code_paths: [] }),
    ),
  ],
  ['a backend of Qualcomm', 'genai_config.json', Buffer.from(settings({ qnn: { backend_path: 'QnnHtp.dll' } }))],
  [
    'a handler that comes with TorchServe',
    'MAR-INF/MANIFEST.json',
    Buffer.from(settings({ model: { modelName: 'm', handler: 'image_classifier' } })),
  ],
  [
    'a config of T5X',
    'config.gin',
    Buffer.from('from __gin__ import dynamic_registration\nimport __main__ as train\nfrom t5x import utils\nx.a = 1\n'),
  ],
  [
    'maps that others are merged into',
    'config.yaml',
    Buffer.from('a: &a {lr: 0.1}\nb: {<<: *a, steps: 5}\nc: &a [*a, *a]\nd: *a\n'),
  ],
  [
    'handlers of logging',
    'logging.conf',
    Buffer.from(
      '[handler_c]\nclass=handlers.RotatingFileHandler\nargs=("a.log", "a", 10_000)\n[formatter_f]\nformat=%(asctime)s (%(name)s)\nclass=logging.Formatter\n',
    ),
  ],
  [
    'blocks of a model of diffusers',
    'config.json',
    Buffer.from(settings({ _class_name: 'UNet2DModel', down_block_types: ['DownBlock2D', 'AttnDownBlock2D'] })),
  ],
  ['code that is not asked for', 'config.yaml', Buffer.from('trust_remote_code: false\n')],
  [
    'values of MONAI that compute',
    'configs/train.json',
    Buffer.from(settings({ epochs: '$@max + 1', schema: '$HOME/data', at: '$@device' })),
  ],
  ['an XML of its own', 'a.xml', Buffer.from('<map><layer/></map>')],
];
