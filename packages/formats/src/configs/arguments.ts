// Arguments of servers and trainers that are kept as a file, and name modules, classes and programs that these import: vLLM's, verl's,
// Axolotl's and TRL's.
// vllm/engine/arg_utils.py, entrypoints/openai/cli_args.py; verl/trainer/ppo/reward.py, verl/utils/import_utils.py;
// axolotl/integrations/base.py, load_plugin; trl/scripts/grpo.py
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, PATH } from './dotted.ts';

/** vLLM takes them with dashes or underscores: a path of Python, with a colon or a point before its name, or a program's file. */
export const argumentsOfServers: readonly string[] = [
  'tool-parser-plugin',
  'reasoning-parser-plugin',
  'logits-processors',
  'worker-cls',
  'worker-extension-cls',
  'scheduler-cls',
  'kv-connector-module-path',
];
const OF_SERVERS: ReadonlySet<string> = new Set(argumentsOfServers);
/** What stands beside them in the arguments of a server. */
const BESIDE_MIDDLEWARE =
  /^(?:served-model-name|tensor-parallel-size|max-model-len|gpu-memory-utilization|tool-parser-plugin|model-tag)$/;
/** verl imports a program by its file and calls a function of it. */
const OF_FILES = ['custom_reward_function', 'custom_cls'];

export function readArguments(root: Json, into: Collector): void {
  eachObject(root, (object) => {
    const dashed = object.keys.map((key) => key.replaceAll('_', '-'));
    const serves = dashed.some((key) => BESIDE_MIDDLEWARE.test(key));
    for (const [i, key] of dashed.entries())
      if (OF_SERVERS.has(key) || (key === 'middleware' && serves)) noteAll(object.values[i], object.keys[i]!, into);
    noteAll(valueOf(object, 'external_lib'), 'external_lib', into);
    for (const key of OF_FILES) noteFile(valueOf(object, key), key, into);
  });
  if (isObject(root)) readTrainer(root, into);
}

/** Plugins are imported and called, functions of reward too, unless TRL has them. */
function readTrainer(root: JsonObject, into: Collector): void {
  if (valueOf(root, 'base_model') !== undefined)
    noteAll(valueOf(root, 'plugins'), 'plugins', into, /^axolotl\.integrations\./);
  if (valueOf(root, 'model_name_or_path') !== undefined)
    noteAll(valueOf(root, 'reward_funcs'), 'reward_funcs', into, /^trl\.rewards\.|^[^.]*$/);
}

/** In YAML nothing is a text too. */
const isText = (value: Json | undefined): value is string => typeof value === 'string' && !/^(?:null|~|)$/i.test(value);

const textsOf = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter(isText);

function noteAll(value: Json | undefined, key: string, into: Collector, own?: RegExp): void {
  for (const text of textsOf(value).filter((each) => own?.test(each) !== true)) {
    const path = text.replace(':', '.');
    if (/[\\/]|\.py$/.test(text) || !PATH.test(path)) into.code({ kind: 'remote-code', what: `${key} → ${text}` });
    else called(path, key, into);
  }
}

function noteFile(value: Json | undefined, key: string, into: Collector): void {
  const path = isObject(value) ? valueOf(value, 'path') : undefined;
  if (isText(path)) into.code({ kind: 'remote-code', what: `${key} → ${path}` });
}
