// Configs of whole models whose loader resolves a name to whatever it is: backends of a txtai index, components of DeepPavlov and
// AutoGen, networks of nnU-Net, and what PaddlePaddle's deployed models evaluate.
// txtai/util/resolver.py; deeppavlov/core/common/registry.py; autogen_core/_component_config.py; nnunetv2/utilities/get_network_from_plans.py;
// PaddleOCR, ppocr/data/imaug/__init__.py, create_operators; PaddleDetection, deploy/python/infer.py
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, PATH } from './dotted.ts';

export function readResolved(value: Json, into: Collector, file: string): void {
  const ofIndex = /(?:^|\/)config(?:\.json)?$/.test(file);
  eachObject(value, (object) => {
    if (ofIndex) for (const key of OF_TXTAI) resolve(object, key, /^txtai\./, into);
    if (object.keys.includes('component_type')) resolve(object, 'provider', /^autogen_\w+\./, into);
    resolve(object, 'network_class_name', OF_NETWORKS, into);
    readImported(object, into);
    readComponent(object, into);
    readOperators(object, into);
  });
}

const OF_TXTAI = ['backend', 'method', 'content', 'transform', 'encoder'];
const OF_NETWORKS = /^(?:dynamic_network_architectures|nnunetv2|torch\.nn)\.(?:[a-z]\w*\.)*[A-Z]\w*$/;

function resolve(object: JsonObject, key: string, own: RegExp, into: Collector): void {
  const name = valueOf(object, key);
  if (typeof name === 'string' && PATH.test(name) && !own.test(name)) called(name, key, into);
}

/** Arguments of nnU-Net's network that are names of layers. */
function readImported(object: JsonObject, into: Collector): void {
  const keys = valueOf(object, '_kw_requires_import');
  const settings = valueOf(object, 'arch_kwargs');
  if (!isObject(settings)) return;
  for (const key of Array.isArray(keys) ? (keys as readonly Json[]) : [])
    if (typeof key === 'string') resolve(settings, key, OF_NETWORKS, into);
}

/** 'module:Class', and modules that are imported before. */
function readComponent(object: JsonObject, into: Collector): void {
  const name = valueOf(object, 'class_name');
  if (typeof name === 'string' && /^[^/\\:\n]+:[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !name.startsWith('deeppavlov.'))
    called(name.replace(':', '.'), 'class_name', into);
  const metadata = object.keys.includes('chainer') ? valueOf(object, 'metadata') : undefined;
  const imports = isObject(metadata) ? valueOf(metadata, 'imports') : undefined;
  for (const module of Array.isArray(imports) ? (imports as readonly Json[]) : [])
    if (typeof module === 'string' && !/^deeppavlov(?:\.|$)/.test(module))
      into.code({ kind: 'remote-code', what: `import of ${module}` });
}

/** Operators of deployed models: the name of each is evaluated, and the scale of one that normalizes. */
function readOperators(object: JsonObject, into: Collector): void {
  for (const key of ['Preprocess', 'transform_ops']) {
    const operators = valueOf(object, key);
    for (const operator of Array.isArray(operators) ? (operators as readonly Json[]) : [])
      if (isObject(operator)) readOperator(operator, key, into);
  }
}

/** A plain name is a class of the library; a name with a hyphen or a space reaches nothing either. */
const REACHING = /[.([{:]/;

function readOperator(operator: JsonObject, key: string, into: Collector): void {
  const type = valueOf(operator, 'type');
  const names = typeof type === 'string' ? [type] : operator.keys;
  const [settings] = typeof type === 'string' ? [operator] : operator.values;
  const scale = isObject(settings) ? valueOf(settings, 'scale') : undefined;
  const evaluated = [
    ...names.filter((name) => REACHING.test(name)),
    ...(typeof scale === 'string' && !/^[\d.eE*/+\- ]*$/.test(scale) ? [scale] : []),
  ];
  for (const what of evaluated) into.code({ kind: 'python-source', what: `${key} → ${what.slice(0, 80)}` });
}
