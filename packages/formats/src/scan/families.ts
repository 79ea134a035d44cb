// Which formats are kinds of another, and which a name's ending claims.

/** A kind of a format, and what it is made of: bytes that are both are no polyglot. */
const madeOf: Readonly<Record<string, string>> = {
  pytorch: 'zip',
  torchscript: 'zip',
  'torch-package': 'zip',
  keras: 'zip',
  skops: 'zip',
  'torch-distributed': 'zip',
  'torch-export': 'zip',
  npz: 'zip',
  mar: 'zip',
  nemo: 'tar',
  'mar-tar': 'tar',
  'pytorch-tar': 'tar',
  'keras-h5': 'hdf5',
  'pytorch-legacy': 'pickle',
  joblib: 'pickle',
  json: 'text',
  yaml: 'text',
  csv: 'text',
  source: 'text',
  config: 'text',
  tokenizer: 'text',
  'python-path': 'text',
  triton: 'text',
  'caffe-text': 'text',
  'onnx-text': 'text',
  'logging-config': 'text',
  'mlflow-module': 'text',
  'gluonts-type': 'text',
  'kaldi-script': 'text',
  'spacy-config': 'text',
  'torchtitan-config': 'text',
  'allennlp-plugins': 'text',
  'pysr-equations': 'text',
  pmml: 'text',
};

/** The format that it is made of, or itself. */
export const familyOf = (format: string): string => madeOf[format] ?? format;

/** TensorFlow Lite's metadata: a zip of labels and vocabularies behind the model. Both are read, so neither hides the other. */
export function isWithMetadata(formats: readonly string[]): boolean {
  return formats.length === 2 && formats.includes('tflite') && formats.includes('zip');
}

const codecs = ['gzip', 'zlib', 'bzip2', 'xz', 'lzma', 'zstd', 'lz4'];

/** Families that an ending may stand for. Endings that are not here (.bin, .pt, .pth, .ckpt, .model, .dat, none) claim nothing. */
const claimed: Readonly<Record<string, readonly string[]>> = {
  ...each(['pkl', 'pickle', 'p', 'pck', 'pk', 'joblib', 'dill'], ['pickle', 'zip', 'numpy', ...codecs]),
  ...each(['safetensors'], ['safetensors']),
  ...each(['gguf'], ['gguf']),
  ...each(['onnx'], ['onnx']),
  ...each(['tflite'], ['tflite']),
  ...each(['h5', 'hdf5'], ['hdf5']),
  ...each(['keras'], ['zip', 'hdf5']),
  ...each(['npy'], ['numpy']),
  ...each(['npz', 'zip', 'skops'], ['zip']),
  ...each(['mar'], ['zip', 'tar', 'gzip']),
  ...each(['nemo', 'tar'], ['tar', ...codecs]),
  ...each(['tgz', 'gz'], ['gzip']),
  ...each(['bz2'], ['bzip2']),
  ...each(['xz'], ['xz']),
  ...each(['lzma'], ['lzma', 'xz']),
  ...each(['zst'], ['zstd']),
  ...each(['lz4'], ['lz4']),
  ...each(['7z'], ['7z']),
  ...each(['json', 'jsonl', 'yaml', 'yml', 'toml', 'txt', 'md', 'csv', 'tsv', 'py', 'ini', 'cfg', 'xml'], ['text']),
  ...each(['parquet'], ['parquet']),
  ...each(['arrow', 'feather'], ['arrow']),
  ...each(['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'tif', 'tiff'], ['image']),
};

function each(endings: readonly string[], families: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(endings.map((ending) => [ending, families]));
}

/** The letters after the last dot of the last name on the path, in lower case; '' without any. */
export function endingOf(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = last.lastIndexOf('.');
  return dot < 0 ? '' : last.slice(dot + 1).toLowerCase();
}

/** How PyTorch's own examples call checkpoints, whatever torch.save makes of them. */
const ofCheckpoints = /\.(?:pth|pt|ckpt)\.tar$/i;

/** As PyTorch's tutorial of saving several things calls them. */
const byTutorial: ReadonlySet<string> = new Set(['pytorch', 'pytorch-legacy']);

/** The name's ending claims families, and none of the formats that the bytes are is of them. */
export function misleads(name: string, formats: readonly string[]): boolean {
  const ending = ofCheckpoints.test(name) ? '' : endingOf(name);
  if (ending === 'tar' && formats.some((format) => byTutorial.has(format))) return false;
  const families = Object.hasOwn(claimed, ending) ? claimed[ending]! : undefined;
  return families !== undefined && !formats.some((format) => families.includes(familyOf(format)));
}
