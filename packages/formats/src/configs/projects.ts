// Configs of projects and checkpoints whose loader resolves a name to whatever it is: data sets of a Kedro catalog, components of Rasa,
// builders of NequIP, networks of ESPnet, classes of OpenMMLab, references of Fiddle (NeMo 2), and what fairseq imports and evaluates.
// kedro/io/core.py, parse_dataset_definition; nequip/utils/savenload.py, load_callable (0.6); espnet/utils/dynamic_import.py;
// mmengine/registry/registry.py, get; fiddle/_src/experimental/serialization.py, import_symbol; fairseq/utils.py, import_user_module
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { callsSomething, evaluatedKeys } from '../scan/evaluated-text.ts';
import { called, PATH } from './dotted.ts';

export function readProject(root: Json, into: Collector, file: string): void {
  eachObject(root, (object) => {
    readNetwork(object, into);
    readReference(object, into);
    readEvaluated(object, into);
  });
  if (!isObject(root)) return;
  if (/(?:^|\/)catalog[^/]*\.ya?ml$/.test(file) || /(?:^|\/)conf\/[^/]+\/catalog\//.test(file))
    for (const data of root.values) if (isObject(data)) readDataSet(data, into);
  readRasa(root, into);
  readTools(root, into);
  for (const builder of listOf(valueOf(root, 'model_builders'))) path(builder, 'model_builders', /^nequip\./, into);
  if (isOpenMM(root))
    eachObject(root, (object) => {
      path(valueOf(object, 'type'), 'type', OF_OPENMM, into);
    });
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

function path(value: Json | undefined, by: string, own: RegExp, into: Collector): void {
  if (typeof value === 'string' && PATH.test(value) && !own.test(value)) called(value, by, into);
}

/** Kinds of data sets that come with Kedro: 'pandas.CSVDataset', and the same by its whole path. */
const KINDS =
  `api biosequence chromadb dask darts databricks email faiss feast geopandas holoviews huggingface ibis json langchain langfuse
  matlab matplotlib mlrun netcdf networkx openxml opik optuna pandas partitions pickle pillow plotly polars prophet pypdf pytorch
  redis rioxarray safetensors snowflake spark svmlight tensorflow text tracking video weaviate yaml`.split(/\s+/);
const PACKAGES = String.raw`(?:kedro\.(?:io|extras\.datasets)\.|kedro_datasets(?:_experimental)?\.)?`;
const OF_KEDRO = new RegExp(String.raw`^${PACKAGES}(?:(?:${KINDS.join('|')})\.(?:\w+\.)?)?[A-Z]\w*Data[Ss]et$`);
const PICKLING = /^(?:pickle|joblib|dill|cloudpickle|compress_pickle)$/;

/** Its class, the module that pickles for it, and a function that compares its checkpoints. */
function readDataSet(data: JsonObject, into: Collector): void {
  path(valueOf(data, 'type'), 'type', OF_KEDRO, into);
  const backend = valueOf(data, 'backend');
  const type = valueOf(data, 'type');
  if (
    typeof type === 'string' &&
    type.endsWith('PickleDataset') &&
    typeof backend === 'string' &&
    !PICKLING.test(backend)
  )
    into.code({ kind: 'remote-code', what: `backend → ${backend}` });
  for (const inner of [valueOf(data, 'dataset'), valueOf(data, 'checkpoint')])
    if (isObject(inner)) {
      readDataSet(inner, into);
      path(valueOf(inner, 'comparison_func'), 'comparison_func', /^operator\.\w+$/, into);
    } else path(inner, 'dataset', OF_KEDRO, into);
}

const OF_RASA = /^rasa\.(?:[a-z_]\w*\.)*[A-Z]\w*$/;

/** Components and policies of an assistant, and the stores of its endpoints. */
function readRasa(root: JsonObject, into: Collector): void {
  if (['language', 'recipe', 'policies', 'assistant_id'].some((key) => root.keys.includes(key)))
    for (const part of ['pipeline', 'policies'].flatMap((key) => listOf(valueOf(root, key))))
      path(isObject(part) ? valueOf(part, 'name') : undefined, 'name', OF_RASA, into);
  for (const key of ['tracker_store', 'event_broker', 'lock_store', 'nlg', 'model_storage']) {
    const store = valueOf(root, key);
    path(isObject(store) ? valueOf(store, 'type') : undefined, key, OF_RASA, into);
  }
}

/** An agent of smolagents runs the programs of its tools, beside it or in the config. smolagents/agents.py, from_folder, from_dict */
function readTools(root: JsonObject, into: Collector): void {
  const agent = valueOf(root, 'class');
  if (typeof agent !== 'string' || !agent.endsWith('Agent') || !root.keys.includes('model')) return;
  for (const tool of listOf(valueOf(root, 'tools'))) {
    const name = isObject(tool) ? (valueOf(tool, 'name') ?? 'code') : tool;
    if (typeof name === 'string' && name !== 'final_answer')
      into.code({ kind: 'remote-code', what: `tools → ${name.slice(0, 80)}` });
  }
}

/** 'module:Class' of a network, or of a step that prepares sound. */
function readNetwork(object: JsonObject, into: Collector): void {
  const steps = listOf(valueOf(object, 'process')).map((step) => (isObject(step) ? valueOf(step, 'type') : undefined));
  for (const [by, name] of [
    ['model_module', valueOf(object, 'model_module')],
    ...steps.map((step) => ['type', step] as const),
  ] as const)
    if (typeof name === 'string' && /^[^/\\:\n]+:\w+$/.test(name) && !/^espnet\d?\./.test(name))
      called(name.replace(':', '.'), by, into);
}

/** Fiddle imports the name and, where it is what is configured, calls it. Classes and steps of NeMo are what such a file is for. */
const OF_NEMO =
  /^(?:(?:nemo|megatron|lightning|pytorch_lightning|fiddle)\.(?:\w+\.)*(?:[A-Z]\w*|\w+_(?:step|spec|layer_specs?|func))|torch\.nn\.functional\.(?:elu|gelu|hardswish|leaky_relu|mish|relu|relu6|sigmoid|silu|softmax|tanh)|torch\.(?:bfloat16|float16|float32|half)|builtins\.(?:bool|bytes|complex|dict|float|frozenset|int|list|set|slice|str|tuple|type|NoneType))$/;

function readReference(object: JsonObject, into: Collector): void {
  if (valueOf(object, 'type') !== 'pyref') return;
  const [module, name] = [valueOf(object, 'module'), valueOf(object, 'name')];
  if (typeof module !== 'string' || typeof name !== 'string') return;
  if (!OF_NEMO.test(`${module}.${name}`)) called(`${module}.${name}`, 'pyref', into);
}

/** fairseq runs the package in a folder of the user's, and evaluates texts. */
function readEvaluated(object: JsonObject, into: Collector): void {
  const folder = valueOf(object, 'user_dir');
  if (typeof folder === 'string' && !/^(?:null|~|)$/.test(folder))
    into.code({ kind: 'remote-code', what: `user_dir → ${folder}` });
  for (const key of evaluatedKeys) {
    const text = object.keys.includes(key) ? valueOf(object, key) : undefined;
    if (typeof text === 'string' && callsSomething(text))
      into.code({ kind: 'python-source', what: `${key} → ${text.slice(0, 80)}` });
  }
}

const OF_SETTINGS = ['train_cfg', 'test_cfg', 'optim_wrapper', 'param_scheduler', 'train_dataloader', 'default_hooks'];
/** 'mmdet.DetDataset' in the scope of a library, or a class of PyTorch's by its path. */
const OF_OPENMM = /^(?:mm\w+|torch\.(?:nn|optim)|torchvision)\.(?:[a-z_]\w*\.)*[A-Z]\w*$/;

const isOpenMM = ({ keys }: JsonObject): boolean =>
  keys.includes('default_scope') ||
  ((keys.includes('model') || keys.includes('_base_')) && OF_SETTINGS.some((key) => keys.includes(key)));
