// What a config has opened that runs as it is opened: native libraries of ONNX Runtime GenAI, pickled chunks of Zarr behind other
// filters, plugins and drivers of Intake's catalogs.
// onnxruntime-genai, src/config.cpp, session_options; zarr-specs v2, filters; numcodecs/pickles.py; intake/catalog/local.py, source/__init__.py
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, PATH } from './dotted.ts';

export function readLibraries(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    readSession(object, into);
    readFilters(object, into);
  });
  if (!isObject(value)) return;
  readPlugins(valueOf(value, 'plugins'), into);
  readSources(valueOf(value, 'sources'), into);
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Options of a session: a library of operators, those of TensorRT's plugins, and of Qualcomm's backend where it is not their own. */
function readSession(object: JsonObject, into: Collector): void {
  for (const key of ['custom_ops_library', 'trt_extra_plugin_lib_paths', 'nv_extra_plugin_lib_paths', 'backend_path']) {
    const file = valueOf(object, key);
    if (typeof file !== 'string' || file === '' || (key === 'backend_path' && OF_QUALCOMM.test(file))) continue;
    into.code({ kind: 'remote-code', what: `${key} → ${file}` });
  }
}
/** A bare name is looked for where libraries are installed. */
const OF_QUALCOMM = /^(?:lib)?Qnn\w+\.(?:dll|so)$/;

/** Chunks that are unpickled after other filters, such as Base64, made bytes of them: no reader of bytes at rest sees the pickle. */
function readFilters(object: JsonObject, into: Collector): void {
  if (valueOf(object, 'zarr_format') === undefined) return;
  for (const codec of [...listOf(valueOf(object, 'filters')), valueOf(object, 'compressor') ?? null])
    if (isObject(codec) && valueOf(codec, 'id') === 'pickle')
      into.doubt('unsupported', 'its chunks are pickled objects, as its filters say');
}

/** Intake imports the modules and folders of a catalog's plugins as it opens the catalog. */
function readPlugins(plugins: Json | undefined, into: Collector): void {
  for (const plugin of listOf(isObject(plugins) ? valueOf(plugins, 'source') : undefined))
    for (const key of ['module', 'dir']) {
      const target = isObject(plugin) ? valueOf(plugin, key) : undefined;
      if (typeof target === 'string' && !OF_INTAKE.test(target))
        into.code({ kind: 'remote-code', what: `plugins → ${target}` });
    }
}

/** A driver may be a class by its path; several, or each by a name of its own. */
function readSources(sources: Json | undefined, into: Collector): void {
  for (const source of isObject(sources) ? sources.values : []) {
    const driver = isObject(source) ? valueOf(source, 'driver') : undefined;
    const named = isObject(driver) ? driver.values.map((each) => classOf(each)) : [driver, ...listOf(driver)];
    for (const name of named)
      if (typeof name === 'string' && PATH.test(name) && !OF_INTAKE.test(name)) called(name, 'driver', into);
  }
}

const classOf = (value: Json): Json | undefined => (isObject(value) ? valueOf(value, 'class') : undefined);
const OF_INTAKE = /^intake(?:_\w+)?(?:\.|$)/;
