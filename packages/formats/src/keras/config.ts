// Keras' configs: every object with a class_name and a config is looked up, imported perhaps, and constructed on load.
// https://github.com/keras-team/keras/blob/master/keras/src/saving/serialization_lib.py. CVE-2025-1550, -8747, -9905, -9906,
// -12058: functions of other modules, helpers of its own, and files that a layer reads.
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject, join } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import type { Member, ReadContext } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';
import { readSymbol } from './symbols.ts';
import { isBuiltIn, isFunction, isOperation, isOwnFunction, isPythonBuiltin } from './names.ts';

/** Facts of a config, and pickles that layers carry as text. */
export function readKerasConfig(root: Json, into: Collector, context: Pick<ReadContext, 'resolve'>): readonly Member[] {
  const members: Member[] = [];
  eachObject(root, (object, path) => {
    const name = valueOf(object, 'class_name');
    const config = valueOf(object, 'config');
    if (typeof name !== 'string' || (config === undefined && name !== 'function')) return;
    if (name === 'function') readFunction(object, config, into);
    else if (name === '__lambda__') into.code({ kind: 'python-bytecode', what: path });
    else if (name === '__typespec__') readTypeSpec(object, into);
    else if (!PLAIN.has(name)) readClass(object, name, into);
    if (isObject(config)) members.push(...readLayer(name, config, join(path, 'config'), into, context));
  });
  return members;
}

/** Values that Keras writes in the same way, and constructs itself. */
const PLAIN: ReadonlySet<string> = new Set([
  '__keras_tensor__',
  '__tensor__',
  '__numpy__',
  '__bytes__',
  '__ellipsis__',
  '__slice__',
  '__tuple__',
  '__complex__',
  'TensorShape',
]);

/** A function by its name: fetched, and called where it stands as a layer or activation. */
function readFunction(object: JsonObject, config: Json | undefined, into: Collector): void {
  const registered = valueOf(object, 'registered_name');
  const name = typeof config === 'string' ? config : typeof registered === 'string' ? registered : '';
  const module = moduleOf(object, name);
  if (module === 'keras' && isOwnFunction(name)) into.operator('keras', name);
  else called(into, module, name, 'function', constants(object));
}

/** Functions without a module, or of 'builtins', are looked up among Keras' own first. */
function moduleOf(object: JsonObject, name: string): string {
  const module = valueOf(object, 'module');
  if (typeof module === 'string' && module !== 'builtins') return module;
  return isPythonBuiltin(name) ? 'builtins' : 'keras';
}

function readTypeSpec(object: JsonObject, into: Collector): void {
  const name = valueOf(object, 'spec_name');
  if (typeof name === 'string') readClass(object, name, into);
}

/** A class of Keras' own is an operator; any other, and those that load something themselves, are callables. */
function readClass(object: JsonObject, name: string, into: Collector): void {
  const module = valueOf(object, 'module');
  const registered = valueOf(object, 'registered_name');
  const [owner] = typeof registered === 'string' && registered.includes('>') ? registered.split('>') : [];
  const from = typeof module === 'string' ? module : undefined;
  const own = (isBuiltIn(from) || isOperation(from, name)) && (owner === undefined || owner === '');
  if (own && from !== undefined && isFunction(from, name))
    return called(into, from, name, 'class_name', constants(object));
  if (own) into.operator('keras', name);
  if (!own || LOADING.has(name))
    called(into, own ? 'keras.layers' : (from ?? owner!), name, 'class_name', constants(object));
}

/** Layers whose construction loads what they name. */
const LOADING: ReadonlySet<string> = new Set(['TorchModuleWrapper', 'TFSMLayer', 'Lambda', 'JaxLayer', 'FlaxLayer']);

function called(into: Collector, module: string, name: string, by: string, args: readonly string[]): void {
  into.callable({ module, name, role: 'called', args, offset: 0, by });
}

/** Texts that it is called with, by the nodes of its graph. */
function constants(object: JsonObject): readonly string[] {
  const args: string[] = [];
  eachObject(valueOf(object, 'inbound_nodes') ?? null, (node) => {
    const given = valueOf(node, 'args');
    if (Array.isArray(given)) args.push(...given.filter((arg) => typeof arg === 'string'));
  });
  return args.slice(0, 8).map((arg) => JSON.stringify(arg.slice(0, 78)));
}

/** Settings of a layer that name code, files or pickles. */
function readLayer(
  layer: string,
  config: JsonObject,
  path: string,
  into: Collector,
  context: Pick<ReadContext, 'resolve'>,
): readonly Member[] {
  const own = valueOf(config, 'name');
  const name = typeof own === 'string' ? own : path;
  if (layer === 'Lambda') readLambda(name, config, into);
  readSymbol(layer, config, into);
  for (const key of FILES) {
    const target = valueOf(config, key);
    if (typeof target === 'string') into.reference(target, address.test(target) ? 'outside' : context.resolve(target));
  }
  const module = valueOf(config, 'module');
  if (layer !== 'TorchModuleWrapper' || typeof module !== 'string') return [];
  return [{ name: `${name}.module`, open: () => memorySource(Buffer.from(module, 'base64')) }];
}

/** Paths that StringLookup, TextVectorization, TFSMLayer, feature columns and their like open. */
const FILES = [
  'vocabulary',
  'idf_weights',
  'filepath',
  'file_path',
  'vocabulary_path',
  'vocabulary_file',
  'ckpt_to_load_from',
  'proto',
] as const;
const address = /^[a-z][a-z\d+.-]*:\/\//i;

/** Keras 2 keeps [code, defaults, closure] with function_type 'lambda', or the name of a function and its module. */
function readLambda(name: string, config: JsonObject, into: Collector): void {
  for (const [key, type, module] of [
    ['function', 'function_type', 'module'],
    ['output_shape', 'output_shape_type', 'output_shape_module'],
    ['mask', 'mask_type', 'mask_module'],
  ] as const) {
    const value = valueOf(config, key);
    const kind = valueOf(config, type);
    if (isCompiled(value) && (key === 'function' || kind === 'lambda'))
      into.code({ kind: 'python-bytecode', what: `${name}.${key}` });
    else if (typeof value === 'string' && (key === 'function' || kind === 'function')) {
      const from = valueOf(config, module);
      called(into, typeof from === 'string' && from !== 'builtins' ? from : 'keras', value, 'Lambda', []);
    }
  }
}

/** [code, defaults, closure], as a list or as Keras writes tuples; other objects say themselves what they are. */
const isCompiled = (value: Json | undefined): boolean =>
  Array.isArray(value) || (isObject(value) && valueOf(value, 'class_name') === '__tuple__');
