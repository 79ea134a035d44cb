// Configs that name what to construct: Hydra's and NeMo's `_target_`, torchtune's `_component_`, MLflow's `object_constructor` of LlamaIndex, GluonTS's `__kind__`, latent diffusion's `target` with
// `params`, and whatever jsonpickle has written. https://hydra.cc/docs/advanced/instantiate_objects/overview/,
// https://github.com/jsonpickle/jsonpickle/blob/main/jsonpickle/tags.py,
// https://github.com/awslabs/gluonts/blob/v0.14.0/src/gluonts/core/serde/_base.py
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, dotted } from './dotted.ts';
import { isOfFramework } from './trained-by.ts';

export function readInstantiated(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    const target = valueOf(object, '_target_');
    const latent = isObject(valueOf(object, 'params')) ? valueOf(object, 'target') : undefined;
    for (const [by, name] of [
      ['_target_', target],
      ['_component_', valueOf(object, '_component_')],
      ['object_constructor', valueOf(object, 'object_constructor')],
      ['target', latent],
      ['py/object', valueOf(object, 'py/object')],
      ['__kind__', object.keys.includes('__kind__') ? valueOf(object, 'class') : undefined],
    ] as const)
      if (typeof name === 'string' && !(OF_TRAINING.has(by) && isOfFramework(name))) called(name, by, into);
    readPickled(object, into);
  });
}

const OF_TRAINING: ReadonlySet<string> = new Set(['_target_', '_component_']);

/** Classes and functions that jsonpickle imports; the first of a reduced object is called with the rest. */
function readPickled(object: JsonObject, into: Collector): void {
  for (const by of ['py/type', 'py/function', 'py/mod'] as const) fetched(object, by, 'referenced', into);
  const reduced = valueOf(object, 'py/reduce');
  const [first] = Array.isArray(reduced) ? (reduced as readonly Json[]) : [];
  if (isObject(first)) for (const by of ['py/type', 'py/function'] as const) fetched(first, by, 'called', into);
  else if (typeof first === 'string') into.code({ kind: 'python-source', what: 'py/reduce' });
  // Up to version 0.9 evaluated.
  if (object.keys.includes('py/repr')) into.code({ kind: 'python-source', what: 'py/repr' });
}

function fetched(object: JsonObject, by: string, role: 'called' | 'referenced', into: Collector): void {
  const path = valueOf(object, by);
  if (typeof path === 'string') into.callable({ ...dotted(path.replace('/', '.')), role, args: [], offset: 0, by });
}
