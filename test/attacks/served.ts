// Attacks by texts beside a model that are programs because of their name or place, or name one to whoever serves the model.
import type { Attack } from './pickles.ts';

const attack = (name: string, level: Attack['level'], file: string, text: string): Attack => ({
  name,
  file,
  bytes: Buffer.from(text, 'latin1'),
  level,
});

const settings = (value: unknown): string => JSON.stringify(value);
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
  attack('PMML behind a long comment', 'not-evaluated', 'model.pmml', `${prefix}<PMML version="4.4"/>`),
  attack('PMML in UTF-16', 'not-evaluated', 'model.pmml', wide('<PMML version="4.4"/>')),
  attack('OpenVINO behind a long comment', 'not-evaluated', 'model.xml', `${prefix}<net name="n"><layers/></net>`),
  attack("R's objects as text", 'not-evaluated', 'model.RData', 'RDA3\nA\n3\n263168\n197888\n'),
];

/** What looks like them and is honest. */
export const honestlyServed: readonly (readonly [string, string, Buffer])[] = [
  ['paths of a path file', 'model.pth', Buffer.from('/opt/models\n# import os\n')],
  ['a backend of Triton', 'm/config.pbtxt', Buffer.from('name: "m"\nbackend: "onnxruntime"\nmax_batch_size: 8\n')],
  ['a program beside the model', 'train/model.py', Buffer.from('import torch\n')],
  ['a network of Caffe', 'net.prototxt', Buffer.from('layer { type: "Convolution" name: "c" }')],
  [
    "a class of MLServer's",
    'model-settings.json',
    Buffer.from(settings({ name: 'm', implementation: 'mlserver_sklearn.SKLearnModel' })),
  ],
  ['a model of MLflow without a folder of code', 'MLmodel', Buffer.from('loader_module: mlflow.sklearn\ncode: null\n')],
  ['an XML of its own', 'a.xml', Buffer.from('<map><layer/></map>')],
];
