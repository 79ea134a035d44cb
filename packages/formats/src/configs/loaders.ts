// Configs that name what loads or serves a model: MLflow's MLmodel, which is YAML and may therefore be JSON, NeMo's, BentoML's, MLServer's.
// https://github.com/mlflow/mlflow/blob/master/mlflow/pyfunc/__init__.py
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { dotted } from './instantiated.ts';

/** BentoML imports the service of a bento ('module:name'), MLServer the class that its settings name. */
function readServed(root: JsonObject, into: Collector): void {
  const service = valueOf(root, 'bentoml_version') === undefined ? undefined : valueOf(root, 'service');
  if (typeof service === 'string') imported(service.replace(':', '.'), 'service', into);
  const implementation = valueOf(root, 'implementation');
  if (typeof implementation !== 'string' || !/^\w+(?:\.\w+)+$/.test(implementation)) return;
  if (!implementation.startsWith('mlserver')) imported(implementation, 'implementation', into);
}

function imported(path: string, by: string, into: Collector): void {
  into.callable({ ...dotted(path), role: 'called', args: [], offset: 0, by });
}

/** MLflow imports its loader's module, and runs a model that is a program; NeMo imports the target of a model's config. */
export function readLoaders(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    readFlavors(valueOf(object, 'flavors'), into);
    readLoader(object, into);
    if (isTrue(valueOf(object, 'trust_remote_code')) || isTrue(valueOf(object, 'trust-remote-code')))
      into.code({ kind: 'remote-code', what: 'trust_remote_code' });
  });
  if (isObject(value)) readServed(value, into);
  const target = isObject(value) && valueOf(value, 'nemo_version') !== undefined ? valueOf(value, 'target') : undefined;
  if (typeof target === 'string') imported(target, 'target', into);
}

const isTrue = (value: Json | undefined): boolean =>
  value === true || (typeof value === 'string' && /^(?:true|yes|on|1)$/i.test(value));

/** Each flavor of a model may have a folder of code of its own. */
function readFlavors(flavors: Json | undefined, into: Collector): void {
  for (const flavor of isObject(flavors) ? flavors.values : []) if (isObject(flavor)) readFolder(flavor, into);
}

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
