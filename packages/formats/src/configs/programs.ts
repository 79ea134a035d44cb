// Texts that are programs to whoever finds them under their name: lines of import in a path file of Python, what serves a model in
// Triton's Python backend or in an endpoint of Hugging Face, a handler of logging, a backend that Triton's config names, a layer of
// Caffe in Python, an import of gin's configs, a predictor of GluonTS, a pipe in a script of Kaldi.
// https://docs.python.org/3/library/site.html, logging.config.html; triton-inference-server: python_backend/README.md, common/protobuf/model_config.proto;
// caffe: src/caffe/proto/caffe.proto, PythonParameter; gin/config.py
import { makeCollector, type Collector } from '../scan/collector.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { PATH } from './dotted.ts';
import { OF_KERAS, OF_PICKLES } from './loaders.ts';
import { holdsAny, mayBeText } from './text.ts';

/** Of text that is looked through for what it names. */
const LARGEST = 1 << 20;

export function textReader(
  format: string,
  isIt: Reader['recognises'],
  read: (text: string, into: Collector) => void,
): Reader {
  return {
    format,
    recognises: (head, source, name) => mayBeText(head) && isIt(head, source, name),
    read(source) {
      const into = makeCollector();
      if (source.size > LARGEST) into.doubt('budget', `it is a text of more than ${LARGEST} bytes`);
      else read(latin1(source), into);
      const facts = into.facts();
      return facts.treatment.kind !== 'read' || Object.keys(facts).length > 1 ? facts : into.facts('inert');
    },
  };
}

const latin1 = (source: ByteSource): string =>
  Buffer.from(source.read(0, Math.min(source.size, LARGEST))).toString('latin1');

/** What str.splitlines knows as the end of a line. */
const BREAKS = ['\n', '\r', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\xe2\x80\xa8', '\xe2\x80\xa9'];
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** Whether a line begins with an import, which such a file runs. */
const imports = (text: string): boolean =>
  text.matchAll(/import[ \t]/g).some(({ index }) => {
    const before = text.slice(0, index);
    return before === '' || before === BYTE_ORDER_MARK || BREAKS.some((end) => before.endsWith(end));
  });

/** Weights are called so too, and are no text. */
const pathFile = textReader(
  'python-path',
  (_head, source, name) => /\.pth$/i.test(name) && (source.size > LARGEST || imports(latin1(source))),
  (_text, into) =>
    into.code({ kind: 'python-source', what: 'an import of a path file, which each start of Python runs' }),
);

const served = textReader(
  'source',
  (_head, source, name) =>
    /(?:^|\/)\d+\/model\.py$/.test(name) ||
    (name.endsWith('.py') && holdsAny(source, ['class TritonPythonModel', 'class EndpointHandler'])),
  (_text, into) => into.code({ kind: 'python-source', what: 'what serves the model' }),
);

/** Python's own logging evaluates what a handler or formatter is made of, and calls it: handlers by their names and plain values are usual. */
const logging = textReader(
  'logging-config',
  (_head, source) => holdsAny(source, ['[handler_', '[formatter_']) && holdsAny(source, ['args', 'class']),
  (text, into) => {
    for (const [, key = '', value = ''] of text.matchAll(SETTING))
      if (COMPUTES.test(value)) into.code({ kind: 'python-source', what: `${key.toLowerCase()} of a handler` });
      else if (key.toLowerCase() === 'class') noteHandler(value.trim(), into);
      else for (const [, path = ''] of value.matchAll(AWAY)) into.reference(path, 'outside');
  },
);

/** A key with its value, which goes on in lines that are indented. */
const SETTING = /^[ \t]*(args|kwargs|class)[ \t]*[=:](.*(?:\r?\n[ \t]+.*)*)/gim;
/** A call, an item, a name of Python's own, or what another setting says. */
const COMPUTES = /[\w\])'"]\s*\(|__|[\w\])]\s*\[|\blambda\b|%\(/;
const AWAY = /['"]((?:[\\/]|~|\.\.[\\/]|[A-Za-z]:[\\/])[^'"]*)['"]/g;

function noteHandler(name: string, into: Collector): void {
  if (/^(?:logging\.)?(?:handlers\.)?(?:[A-Z]\w*)?(?:Handler|Formatter)$/.test(name)) return;
  const dot = name.lastIndexOf('.');
  called(into, name.slice(0, Math.max(0, dot)), name.slice(dot + 1), 'class of a handler');
}

/** Backends that come with Triton. */
const backends: ReadonlySet<string> = new Set(
  'dali ensemble fil identity mlflow onnxruntime openvino paddle pytorch repeat square tensorflow tensorrt tensorrtllm vllm'.split(
    ' ',
  ),
);

const tritonConfig = textReader(
  'triton',
  (_head, source, name) => /(?:^|\/)config\.pbtxt$/i.test(name) && holdsAny(source, ['backend', OPERATORS]),
  (text, into) => {
    for (const file of valuesOf(text, OPERATORS, into))
      into.code({ kind: 'remote-code', what: `${OPERATORS} → ${file}` });
    for (const name of valuesOf(text, 'backend', into))
      if (name === 'python') called(into, 'model', 'TritonPythonModel', 'backend');
      else if (!backends.has(name)) called(into, 'triton_backends', name, 'backend');
  },
);

/** Libraries of operators, which Triton opens for TensorFlow and PyTorch. */
const OPERATORS = 'op_library_filename';

const caffe = textReader(
  'caffe-text',
  (_head, source, name) => /\.prototxt$/i.test(name) && holdsAny(source, ['python_param']),
  (text, into) => {
    const layers = valuesOf(text, 'layer', into);
    for (const module of valuesOf(text, 'module', into))
      for (const layer of layers.length === 0 ? [''] : layers) called(into, module, layer, 'python_param');
  },
);

function called(into: Collector, module: string, name: string, by: string): void {
  into.callable({ module, name, role: 'called', args: [], offset: 0, by });
}

/** Texts of a field in protobuf's text format; several texts behind one another are one. */
function valuesOf(text: string, field: string, into: Collector): readonly string[] {
  const found = text.matchAll(new RegExp(`\\b${field}\\s*:\\s*((?:(?:"[^"\\n]*"|'[^'\\n]*')\\s*)+)`, 'g'));
  return Array.from(found, ([, texts = '']) => {
    if (texts.includes('\\')) into.doubt('unsupported', `its ${field} is written with escapes`);
    return Array.from(texts.matchAll(/["']([^"'\n]*)["']/g), ([, part = '']) => part).join('');
  });
}

/** What T5X and its like are configured by: modules are imported, and with dynamic registration any name in them may be called. */
const gin = textReader(
  'gin',
  (_head, source, name) => /\.gin$/i.test(name) && holdsAny(source, ['import']),
  (text, into) => {
    for (const [, from = '', what = ''] of text.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+([\w.]+)/gm))
      if (!OF_GIN.test(from === '' ? what : from))
        into.code({ kind: 'remote-code', what: `import of ${from === '' ? what : `${from}.${what}`}` });
    for (const [, path = ''] of text.matchAll(
      /@(?:[\w.]+\.)?((?:os|sys|subprocess|shutil|builtins|importlib|pickle)\.[\w.]+)/g,
    ))
      called(into, path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1), 'a reference');
  },
);
const OF_GIN = /^(?:__gin__|__main__|t5|t5x|seqio|flaxformer)(?:\.|$)/;

/** Texts in a model of MLflow that are nothing but the name of a module, which is imported. mlflow/tensorflow, mlflow/pytorch */
const module = textReader(
  'mlflow-module',
  (_head, _source, name) => /(?:^|\/)(?:keras_module|pickle_module_info)\.txt$/.test(name),
  (text, into) => {
    if (!OF_KERAS.test(text) && !OF_PICKLES.test(text)) into.code({ kind: 'remote-code', what: `import of ${text}` });
  },
);

/** GluonTS imports the class of a predictor, which is all that this text says. gluonts/model/predictor.py, deserialize */
const predictor = textReader(
  'gluonts-type',
  (_head, source, name) => /(?:^|\/)type\.txt$/.test(name) && source.size < 1024 && PATH.test(latin1(source).trim()),
  (text, into) => {
    if (!OF_GLUON.test(text.trim())) into.code({ kind: 'remote-code', what: `import of ${text.trim()}` });
  },
);
const OF_GLUON = /^gluonts\.(?:[a-z_]\w*\.)*[A-Z]\w*$/;

/** Scripts of Kaldi, of a name and a file in each line: a file with a bar before or behind it is a command of the shell. kaldiio/utils.py */
const pipes = textReader(
  'kaldi-script',
  (_head, source, name) => /\.scp$/i.test(name) && holdsAny(source, ['|']),
  (text, into) => {
    for (const [, command = ''] of text.matchAll(/^[^\S\n]*\S+[^\S\n]+(.*\|.*)$/gm))
      into.callable({ ...SHELL, args: [JSON.stringify(command.slice(0, 78))], by: 'a pipe' });
  },
);
const SHELL = { module: 'subprocess', name: 'Popen', role: 'called', offset: 0 } as const;

export const programReaders: readonly Reader[] = [
  pathFile,
  served,
  logging,
  tritonConfig,
  caffe,
  gin,
  module,
  predictor,
  pipes,
];
