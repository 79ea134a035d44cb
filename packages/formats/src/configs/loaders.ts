// Configs that name what loads a model: MLflow's MLmodel, which is YAML and may therefore be JSON, and NeMo's.
// https://github.com/mlflow/mlflow/blob/master/mlflow/pyfunc/__init__.py
import { isObject, valueOf, type Json } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { dotted } from './instantiated.ts';

/** MLflow imports its loader's module, and runs a model that is a program; NeMo imports the target of a model's config. */
export function readLoaders(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    const loader = valueOf(object, 'loader_module');
    if (typeof loader !== 'string') return;
    const program = valueOf(object, 'model_code_path');
    if (typeof program === 'string') into.code({ kind: 'python-source', what: `model_code_path → ${program}` });
    if (!loader.startsWith('mlflow.'))
      into.callable({ module: loader, name: '_load_pyfunc', role: 'called', args: [], offset: 0, by: 'loader_module' });
  });
  const target = isObject(value) && valueOf(value, 'nemo_version') !== undefined ? valueOf(value, 'target') : undefined;
  if (typeof target === 'string')
    into.callable({ ...dotted(target), role: 'called', args: [], offset: 0, by: 'target' });
}
