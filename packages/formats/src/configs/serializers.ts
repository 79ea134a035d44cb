// JSON of serializers that import what it names: Monty's, which models of materials are kept by, json_tricks', NNI's, and primitives of MLBlocks.
// monty/json.py, MontyDecoder; json_tricks/utils.py, ClassInstanceHookBase; nni/common/serializer.py; mlblocks/mlblock.py, import_object
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, PATH } from './dotted.ts';

/** NNI's keys for a class or function: its path, or its pickle behind 'bytes:'. */
export const HYBRID: ReadonlySet<string> = new Set(['__symbol__', '__nni_type__', '__instance_type__']);
export const OF_BYTES = 'bytes:';

export function readSerialized(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    for (const by of ['@class', '@callable']) inModule(valueOf(object, '@module'), valueOf(object, by), by, into);
    for (const by of ['__instance_type__', '__enum_instance_type__']) readPair(valueOf(object, by), by, into);
    for (const by of HYBRID) readPath(valueOf(object, by), by, into);
    readPrimitive(object, into);
  });
}

/** Values that Monty makes by itself, and the classes of the packages that it was made for. */
const OF_MONTY =
  /^(?:numpy\.array|datetime\.datetime|uuid\.UUID|pathlib\.Path|pandas\.(?:DataFrame|Series)|torch\.Tensor|(?:monty|pymatgen|matgl)\.(?:[a-z_]\w*\.)*[A-Z]\w*)$/;

function inModule(module: Json | undefined, name: Json | undefined, by: string, into: Collector): void {
  if (typeof module !== 'string' || typeof name !== 'string') return;
  if (!OF_MONTY.test(`${module}.${name}`)) called(`${module}.${name}`, by, into);
}

/** Module and name. Without a module it is a class of the program that loads. */
function readPair(value: Json | undefined, by: string, into: Collector): void {
  const [module, name] = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (typeof module === 'string' && typeof name === 'string') called(`${module}.${name}`, by, into);
}

function readPath(value: Json | undefined, by: string, into: Collector): void {
  if (typeof value !== 'string' || value.startsWith(OF_BYTES)) return;
  const path = value.replace(/^path:/, '');
  if (PATH.test(path)) called(path, by, into);
}

/** Estimators, and what comes with MLBlocks. */
const OF_PRIMITIVES = /^(?:sklearn|xgboost|lightgbm|mlprimitives|orion)\.(?:[a-z_]\w*\.)*[A-Z]\w*$/;

function readPrimitive(object: JsonObject, into: Collector): void {
  const name = isObject(valueOf(object, 'produce') ?? null) ? valueOf(object, 'primitive') : undefined;
  if (typeof name === 'string' && PATH.test(name) && !OF_PRIMITIVES.test(name)) called(name, 'primitive', into);
}
