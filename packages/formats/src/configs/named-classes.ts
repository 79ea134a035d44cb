// Configs that name by its path what a loader imports and constructs: a stage of PySpark, classes of Lightning's command line and of
// pyannote, components of Haystack, nodes of Rasa, parts of AllenNLP; and what serves a model in TorchServe.
// pyspark/ml/util.py, DefaultParamsReader; jsonargparse, class_path; mmengine/config/config.py, custom_imports;
// pyannote/audio/core/pipeline.py; haystack/core/pipeline/base.py, from_dict; allennlp/common/registrable.py; rasa/engine/graph.py; pytorch/serve, model-archiver;
// llmfoundry/command_utils/train.py and eval.py, code_paths
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, PATH } from './dotted.ts';
import { isOfFramework } from './trained-by.ts';

export function readNamedClasses(value: Json, into: Collector, file: string): void {
  eachObject(value, (object) => {
    for (const { by, of, own, when } of NAMED) {
      const name = when(object) ? valueOf(of(object), by) : undefined;
      const isOwn = typeof name === 'string' && (own.test(name) || (by === 'class_path' && isOfFramework(name)));
      if (typeof name === 'string' && PATH.test(name) && !isOwn) called(name, by, into);
    }
    readCustomImports(valueOf(object, 'custom_imports'), into);
    readCallables(object, into);
    readPreprocessors(object, into);
    readSerializable(object, into);
  });
  if (!isObject(value)) return;
  // LLM Foundry runs these files before it trains or evaluates.
  noteEach('code_paths', valueOf(value, 'code_paths'), into);
  readParts(value, into);
  readStage(value, into, file);
  readHandler(value, into);
}

interface Named {
  /** The key of the path. */
  readonly by: string;
  readonly of: (object: JsonObject) => JsonObject;
  readonly when: (object: JsonObject) => boolean;
  /** The library's own. */
  readonly own: RegExp;
}

const NONE = /^$/;
const itself = (object: JsonObject): JsonObject => object;
const has = (...keys: readonly string[]) => {
  return (object: JsonObject): boolean => keys.every((key) => object.keys.includes(key));
};
const pipeline = (object: JsonObject): Json | undefined => valueOf(object, 'pipeline');

const NAMED: readonly Named[] = [
  { by: 'class_path', of: itself, when: has('class_path'), own: NONE },
  { by: 'type', of: itself, when: has('type', 'init_parameters'), own: ownClass('haystack(?:_integrations)?') },
  { by: 'uses', of: itself, when: has('uses', 'constructor_name', 'fn'), own: ownClass('rasa') },
  {
    by: 'name',
    of: (object) => pipeline(object) as JsonObject,
    when: (object) => isObject(pipeline(object)),
    own: ownClass('pyannote'),
  },
  // Its letters, which Coqui's models are made with: TTS/tts/utils/text/tokenizer.py, init_from_config
  { by: 'characters_class', of: itself, when: has('characters_class'), own: ownClass('TTS') },
];

/** A class in the modules of a library, which may hold others that they import. */
function ownClass(library: string): RegExp {
  return new RegExp(`^${library}\\.(?:[a-z]\\w*\\.)*[A-Z]\\w*$`);
}

/** OpenMMLab imports modules before it reads the rest. */
function readCustomImports(value: Json | undefined, into: Collector): void {
  const imports = isObject(value) ? valueOf(value, 'imports') : undefined;
  noteEach('custom_imports', Array.isArray(imports) ? imports : [imports ?? null], into);
}

/** A list of modules or files that a loader runs. */
function noteEach(key: string, listed: Json | undefined, into: Collector): void {
  for (const one of Array.isArray(listed) ? (listed as readonly Json[]) : [])
    if (typeof one === 'string') into.code({ kind: 'remote-code', what: `${key} → ${one}` });
}

/** Settings of Haystack's components that are functions, by their paths: haystack/utils/callable_serialization.py */
const CALLABLES: ReadonlySet<string> = new Set(
  `streaming_callback custom_filters function async_function splitting_function azure_ad_token_provider response_fn embedding_fn
  accumulator_function`.split(/\s+/),
);
const OF_HAYSTACK = /^haystack(?:_integrations)?\./;

function readCallables(object: JsonObject, into: Collector): void {
  const settings = has('type')(object) ? valueOf(object, 'init_parameters') : undefined;
  if (!isObject(settings)) return;
  for (const key of settings.keys.filter((each) => CALLABLES.has(each))) {
    const value = valueOf(settings, key);
    for (const path of isObject(value) ? value.values : [value])
      if (typeof path === 'string' && PATH.test(path) && !OF_HAYSTACK.test(path)) called(path, key, into);
  }
}

const OF_PYANNOTE = ownClass('pyannote');

/** Beside its pipeline pyannote names what prepares its files, each with a path of its own. */
function readPreprocessors(object: JsonObject, into: Collector): void {
  const all = isObject(pipeline(object)) ? valueOf(object, 'preprocessors') : undefined;
  for (const each of isObject(all) ? all.values : []) {
    const name = isObject(each) ? valueOf(each, 'name') : undefined;
    if (typeof name === 'string' && PATH.test(name) && !OF_PYANNOTE.test(name)) called(name, 'preprocessors', into);
  }
}

const OF_LANGCHAIN = /^langchain(?:_\w+)?$/;

/** An object of LangChain by the parts of its path; a secret is taken from the environment: langchain_core/load/load.py */
function readSerializable(object: JsonObject, into: Collector): void {
  const id = has('lc', 'type', 'id')(object) ? valueOf(object, 'id') : undefined;
  const parts = (Array.isArray(id) ? (id as readonly Json[]) : []).filter((part) => typeof part === 'string');
  if (parts.length < 2 || valueOf(object, 'type') !== 'constructor' || OF_LANGCHAIN.test(parts[0]!)) return;
  called(parts.join('.'), 'id', into);
}

const OF_ALLEN = ownClass('allennlp(?:_models)?');

/** AllenNLP imports the part of a model whose type is a path. */
function readParts(root: JsonObject, into: Collector): void {
  if (!has('dataset_reader', 'model')(root)) return;
  eachObject(root, (object) => {
    const type = valueOf(object, 'type');
    if (typeof type === 'string' && PATH.test(type) && !OF_ALLEN.test(type)) called(type, 'type', into);
  });
}

const OF_SPARK = /^(?:org\.apache\.spark|pyspark)\.ml\.(?:[a-z]\w*\.)*[A-Z]\w*$/;

/** The metadata of a stage: its class is imported, and its load called. Spark reads any file of the folder. */
function readStage(root: JsonObject, into: Collector, file: string): void {
  const ofSpark = /(?:^|\/)metadata\/[^/]*$/.test(file) || has('sparkVersion')(root) || has('paramMap')(root);
  const name = valueOf(root, 'class');
  if (ofSpark && typeof name === 'string' && PATH.test(name) && !OF_SPARK.test(name)) called(name, 'class', into);
}

/** Handlers that come with TorchServe. */
const HANDLERS: ReadonlySet<Json> = new Set([
  'image_classifier',
  'image_segmenter',
  'object_detector',
  'text_classifier',
]);

function readHandler(root: JsonObject, into: Collector): void {
  const model = valueOf(root, 'model');
  const handler = isObject(model) && has('modelName')(model) ? valueOf(model, 'handler') : undefined;
  if (typeof handler === 'string' && !HANDLERS.has(handler))
    into.code({ kind: 'remote-code', what: `handler → ${handler}` });
}
