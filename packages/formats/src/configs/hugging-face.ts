// What Hugging Face's libraries fetch, import or render because a config says so.
// transformers/dynamic_module_utils.py, diffusers/pipelines/pipeline_loading_utils.py, peft/auto.py, peft/tuners/lora/tp_layer.py; sentence_transformers:
// modules.json, models/Dense.py, models/Asym.py, models/WordEmbeddings.py, cross_encoder/CrossEncoder.py
import { readTemplate } from '../jinja/read-template.ts';
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject, join } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import type { ReadContext } from '../scan/reader.ts';
import { dotted, PATH } from './dotted.ts';

export function readHuggingFace(value: Json, into: Collector, context: Pick<ReadContext, 'name' | 'resolve'>): void {
  eachObject(value, (object, path) => {
    object.keys.forEach((key, i) => KEYS[key]?.(object.values[i]!, join(path, key), into, context));
    readModule(object, into, context);
    // models/Asym.py: layers by name, and which of them follow each other.
    if (object.keys.includes('structure')) constructed(valueOf(object, 'types') ?? null, join(path, 'types'), into);
  });
  if (isObject(value)) readPipeline(value, into, context.name);
}

/** By key, at any depth. A Map's manners: no key of an object's own kind. */
const KEYS: Readonly<
  Record<
    string,
    ((value: Json, path: string, into: Collector, context: Pick<ReadContext, 'resolve'>) => void) | undefined
  >
> = Object.assign(Object.create(null) as Record<string, never>, {
  auto_map: remoteCode,
  custom_pipelines: remoteCode,
  model_file: program,
  chat_template: templates,
  attn_implementation: kernels,
  _attn_implementation: kernels,
  _attn_implementation_internal: kernels,
  experts_implementation: kernels,
  _experts_implementation: kernels,
  _experts_implementation_internal: kernels,
  auto_mapping: parentLibrary,
  megatron_core: imported,
  weight_map: shards,
  custom_ops_library: operators,
  backend_path: operators,
  trt_extra_plugin_lib_paths: operators,
  activation_function: constructed,
  activation_fn: constructed,
  sbert_ce_default_activation_function: constructed,
  tokenizer_class: constructed,
});

/** Classes in files of the repository: 'modeling.Net', lists of them, or {impl: …}. */
function remoteCode(value: Json, path: string, into: Collector): void {
  for (const [key, name] of namesIn(value, path)) into.code({ kind: 'remote-code', what: `${key} → ${name}` });
}

/** mlx-lm builds the model by a program beside it: mlx_lm/utils.py, load_model. */
function program(value: Json, path: string, into: Collector): void {
  if (typeof value === 'string' && value.endsWith('.py'))
    into.code({ kind: 'remote-code', what: `${path} → ${value}` });
}

/** Texts in a value, at most two levels down. */
function namesIn(value: Json, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  const entries = isObject(value) ? value.values.map((v, i) => [join(path, value.keys[i]!), v] as const) : [];
  const items = Array.isArray(value) ? (value as readonly Json[]).map((v) => [path, v] as const) : [];
  return [...entries, ...items].flatMap(([key, v]) =>
    typeof v === 'string' ? [[key, v] as [string, string]] : isObject(v) || Array.isArray(v) ? textsIn(v, key) : [],
  );
}

const textsIn = (value: JsonObject | readonly Json[], path: string): [string, string][] =>
  (isObject(value) ? value.values : value).flatMap((v) =>
    typeof v === 'string' ? [[path, v] as [string, string]] : [],
  );

/** A text, a list of {name, template}, or texts by name. */
function templates(value: Json, path: string, into: Collector): void {
  if (typeof value === 'string') into.template(readTemplate(path, value));
  const entries = isObject(value) ? value.values.map((v, i) => [value.keys[i]!, v] as const) : [];
  for (const [name, text] of entries) if (typeof text === 'string') into.template(readTemplate(join(path, name), text));
  if (!Array.isArray(value)) return;
  (value as readonly Json[]).forEach((item, i) => {
    const text = isObject(item) ? valueOf(item, 'template') : item;
    const name = isObject(item) ? valueOf(item, 'name') : undefined;
    if (typeof text === 'string')
      into.template(readTemplate(typeof name === 'string' ? join(path, name) : `${path}[${i}]`, text));
  });
}

/** 'org/repository' is code fetched from the Hub. */
function kernels(value: Json, path: string, into: Collector): void {
  for (const [key, name] of namesIn(value, path))
    if (name.includes('/')) into.code({ kind: 'remote-code', what: `${key} → ${name}` });
}

/** PEFT imports the library that its adapter names; transformers' own models are what it is for. */
function parentLibrary(value: Json, _path: string, into: Collector): void {
  const module = isObject(value) ? valueOf(value, 'parent_library') : undefined;
  if (typeof module !== 'string' || module.startsWith('transformers.models.')) return;
  const name = isObject(value) ? valueOf(value, 'base_model_class') : undefined;
  into.callable({
    module,
    name: typeof name === 'string' ? name : '',
    role: 'called',
    args: [],
    offset: 0,
    by: 'auto_mapping',
  });
}

/** PEFT imports what stands for Megatron, where an adapter has settings for it. */
function imported(value: Json, path: string, into: Collector): void {
  if (typeof value !== 'string' || value === 'megatron.core') return;
  into.callable({ ...dotted(value), role: 'called', args: [], offset: 0, by: path });
}

/** An index of weights names the file of each; they are opened as whatever their names say. */
function shards(value: Json, _path: string, into: Collector, context: Pick<ReadContext, 'resolve'>): void {
  const targets = new Set(isObject(value) ? value.values.filter((v) => typeof v === 'string') : []);
  for (const target of targets) into.reference(target, context.resolve(target));
}

/** Backends that come with Qualcomm's libraries, found where these are. */
const OF_QNN = /^(?:lib)?Qnn[A-Z]\w*\.(?:dll|so)$/;

/** ONNX Runtime's generation loads libraries that its config names, of operators or of a device; one in the folder is judged as the program that it is. */
function operators(value: Json, _path: string, into: Collector, context: Pick<ReadContext, 'resolve'>): void {
  for (const library of typeof value === 'string' ? value.split(';') : [])
    if (library !== '' && !OF_QNN.test(library)) into.reference(library, context.resolve(library));
}

/** An entry of sentence-transformers' modules.json: its type is imported, and loads what lies in its folder. */
function readModule(object: JsonObject, into: Collector, context: Pick<ReadContext, 'resolve'>): void {
  const type = valueOf(object, 'type');
  const folder = valueOf(object, 'path');
  if (typeof type !== 'string' || typeof folder !== 'string' || !object.keys.includes('idx')) return;
  if (context.resolve(folder) === 'outside') into.reference(folder, 'outside');
  if (!ofSentences.test(type)) into.callable({ ...dotted(type), role: 'called', args: [], offset: 0, by: 'type' });
}

/** What sentence-transformers imports by its whole path and calls: activations, tokenizers, layers. Names without a module are transformers' own. */
function constructed(value: Json, path: string, into: Collector): void {
  for (const [key, name] of namesIn(value, path))
    if (PATH.test(name) && !ofSentences.test(name))
      into.callable({ ...dotted(name), role: 'called', args: [], offset: 0, by: key });
}

/** Its own classes and PyTorch's layers; a module may hold others that it imports. */
const ofSentences = /^(?:sentence_transformers|torch\.nn)\.(?:[a-z]\w*\.)*[A-Z]\w*$/;

/** Libraries whose classes diffusers' pipelines are made of. */
const PIPELINE_LIBRARIES: ReadonlySet<string> = new Set(['diffusers', 'transformers', 'stable_diffusion']);

/** A pipeline's components are pairs of library and class; another library is imported, or is a file of the repository. */
function readPipeline(root: JsonObject, into: Collector, file: string): void {
  const own = valueOf(root, '_class_name');
  // A model's config has a class too, and lists of two names that mean nothing of the kind. An index of a pipeline needs none: the loader may name it.
  const ofModel = own === undefined || (typeof own === 'string' && !own.includes('Pipeline'));
  if (ofModel && !/model_index\.json$/i.test(file)) return;
  root.values.forEach((value) => {
    const [library, name, loading, ...rest] = Array.isArray(value) ? (value as readonly Json[]) : [];
    if (
      rest.length > 0 ||
      (loading !== undefined && !isObject(loading)) ||
      typeof library !== 'string' ||
      typeof name !== 'string'
    )
      return;
    if (value === own) into.code({ kind: 'remote-code', what: `_class_name → ${library}.${name}` });
    else readComponent(library, name, into);
    // Modular pipelines say how to load each, and of which class it is.
    const hint = isObject(loading) ? valueOf(loading, 'type_hint') : undefined;
    const [from, type] = Array.isArray(hint) ? (hint as readonly Json[]) : [];
    if (typeof from === 'string' && typeof type === 'string') readComponent(from, type, into);
  });
}

function readComponent(library: string, name: string, into: Collector): void {
  if (!PIPELINE_LIBRARIES.has(library))
    into.callable({ module: library, name, role: 'called', args: [], offset: 0, by: 'component' });
}
