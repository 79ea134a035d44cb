// Configs that name what loads or serves a model: MLflow's MLmodel, which is YAML and may therefore be JSON, NeMo's, BentoML's, ModelScope's.
// https://github.com/mlflow/mlflow/blob/master/mlflow/pyfunc/__init__.py
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import type { ReadContext } from '../scan/reader.ts';
import { called } from './dotted.ts';

/** Modules of Keras, whose models MLflow loads. */
export const OF_KERAS: RegExp = /^(?:tensorflow\.|tensorflow\.python\.)?(?:tf_)?keras(?:\.api)?(?:\._v2)?(?:\.keras)?$/;
/** Modules that pickle as MLflow hands them to PyTorch. */
export const OF_PICKLES: RegExp = /^(?:mlflow\.pytorch\.pickle_module|pickle|cloudpickle|dill)$/;

/** BentoML imports the service of a bento ('module:name'). */
function readServed(root: JsonObject, into: Collector): void {
  const service = valueOf(root, 'bentoml_version') === undefined ? undefined : valueOf(root, 'service');
  if (typeof service === 'string') called(service.replace(':', '.'), 'service', into);
  readStored(root, into);
}

/** Modules of BentoML, one for each framework. */
const OF_BENTO = /^bentoml\.(?:_internal\.frameworks\.)?[a-z_]+$/;

/** A model in BentoML's store names the module that loads it: bentoml/_internal/models/model.py, imported_module. */
function readStored(root: JsonObject, into: Collector): void {
  const module = valueOf(root, 'module');
  const isStored = ['signatures', 'context'].some((key) => isObject(valueOf(root, key) ?? null));
  if (isStored && typeof module === 'string' && module !== '' && !OF_BENTO.test(module)) called(module, 'module', into);
}

/** ModelScope runs programs of a model's folder, and imports packages, where its config asks for it: modelscope/utils/plugins.py. */
function readPlugins(object: JsonObject, into: Collector): void {
  if (isTrue(valueOf(object, 'allow_remote'))) into.code({ kind: 'remote-code', what: 'allow_remote' });
  const plugins = ['framework', 'task'].every((key) => object.keys.includes(key)) ? valueOf(object, 'plugins') : [];
  for (const plugin of Array.isArray(plugins) ? (plugins as readonly Json[]) : [plugins])
    if (typeof plugin === 'string') into.code({ kind: 'remote-code', what: `plugins → ${plugin}` });
}

/** MLflow imports its loader's module, and runs a model that is a program; NeMo imports the target of a model's config. */
export function readLoaders(value: Json, into: Collector, { resolve }: Pick<ReadContext, 'resolve'>): void {
  eachObject(value, (object) => {
    readFlavors(valueOf(object, 'flavors'), into, resolve);
    readLoader(object, into);
    readPlugins(object, into);
    if (isTrue(valueOf(object, 'trust_remote_code')) || isTrue(valueOf(object, 'trust-remote-code')))
      into.code({ kind: 'remote-code', what: 'trust_remote_code' });
  });
  if (isObject(value)) readServed(value, into);
  const target = isObject(value) && valueOf(value, 'nemo_version') !== undefined ? valueOf(value, 'target') : undefined;
  if (typeof target === 'string') called(target, 'target', into);
}

const isTrue = (value: Json | undefined): boolean =>
  value === true || (typeof value === 'string' && /^(?:true|yes|on|1)$/i.test(value));

/** Each flavor of a model may have a folder of code of its own, a class that is imported and called, and files elsewhere. */
function readFlavors(flavors: Json | undefined, into: Collector, resolve: ReadContext['resolve']): void {
  for (const flavor of isObject(flavors) ? flavors.values : []) {
    if (!isObject(flavor)) continue;
    readFolder(flavor, into);
    for (const [key, own] of IMPORTED) {
      const name = valueOf(flavor, key);
      if (typeof name === 'string' && !own.test(name)) called(name, key, into);
    }
    for (const key of FILES) {
      const file = valueOf(flavor, key);
      if (typeof file === 'string' && resolve(file) === 'outside') into.reference(file, 'outside');
    }
  }
}

/** What a flavor names to be imported, and what MLflow itself writes there: mlflow/xgboost, spark, tensorflow, pytorch. */
const IMPORTED: readonly (readonly [key: string, own: RegExp])[] = [
  ['model_class', /^(?:xgboost|lightgbm|pyspark)\.(?:[a-z]\w*\.)*[A-Z]\w*$/],
  ['keras_module', OF_KERAS],
  ['pickle_module_name', OF_PICKLES],
];

/** Where a flavor keeps the model, in the folder. */
const FILES = ['data', 'model_data', 'pickled_model', 'model_path', 'python_model', 'saved_model_dir'];

/** Its folder is put before all others that Python imports from. */
function readFolder(flavor: JsonObject, into: Collector): void {
  const folder = valueOf(flavor, 'code');
  if (typeof folder === 'string' && !/^(?:null|~|)$/i.test(folder))
    into.code({ kind: 'remote-code', what: `code → ${folder}` });
}

function readLoader(object: JsonObject, into: Collector): void {
  const loader = valueOf(object, 'loader_module');
  if (typeof loader !== 'string') return;
  const program = valueOf(object, 'model_code_path');
  if (typeof program === 'string') into.code({ kind: 'python-source', what: `model_code_path → ${program}` });
  readFolder(object, into);
  if (!loader.startsWith('mlflow.'))
    into.callable({ module: loader, name: '_load_pyfunc', role: 'called', args: [], offset: 0, by: 'loader_module' });
}
