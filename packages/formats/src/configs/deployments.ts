// Configs of what serves models or feeds them: applications of Ray Serve, models of MLServer, services of BentoML, arguments of servers, what
// Python's own logging makes, and shards that a command of the shell fetches.
// ray/serve/schema.py, import_path; mlserver/settings.py, parallel/registry.py, repository/factory.py; logging/config.py, DictConfigurator;
// wids/wids_dl.py, pipe_download
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import { called, PATH } from './dotted.ts';

export function readDeployment(root: Json, into: Collector, file: string): void {
  eachObject(root, (object) => {
    readApplication(object, into);
    readArguments(object, into);
    readMade(object, into);
    readHandlers(object, into);
    readShards(valueOf(object, 'shardlist'), into);
  });
  if (!isObject(root)) return;
  readServer(root, into);
  const service = /(?:^|\/)bentofile\.ya?ml$/.test(file) ? valueOf(root, 'service') : undefined;
  if (typeof service === 'string') called(service.replace(/\.py:|:/, '.'), 'service', into);
}

const textsOf = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((each) => typeof each === 'string');

/** 'module:name' or a path; Ray's own applications take their models from the config. */
function readApplication(object: JsonObject, into: Collector): void {
  const path = valueOf(object, 'import_path');
  if (typeof path !== 'string' || path === '' || /^ray\.serve\.llm[:.]\w+$/.test(path)) return;
  called(path.replace(':', '.'), 'import_path', into);
}

/** As a server's argument, in a list of them or in a line of the shell. */
const TRUSTS = /(?:^|\s)--trust[-_]remote[-_]code(?![\w-])(?!(?:=|\s+)(?:false|0|no)\b)/i;

function readArguments(object: JsonObject, into: Collector): void {
  for (const key of ['args', 'command', 'entrypoint'])
    if (textsOf(valueOf(object, key)).some((text) => TRUSTS.test(text)))
      into.code({ kind: 'remote-code', what: `${key} → trust_remote_code` });
}

/** Handlers, formatters and filters that come with Python or with the servers of models. */
const OF_LOGGING =
  /^(?:logging(?:\.handlers)?|rich\.logging|uvicorn\.(?:_)?logging|gunicorn\.\w+|pythonjsonlogger(?:\.\w+)?|json_log_formatter|colorlog(?:\.formatter)?|kedro\.logging|kserve\.logging|mlserver\.logging|ray\.\w+(?:\.\w+)*)\.\w*(?:Handler|Formatter|Filter)$/i;

/** logging.config.dictConfig calls what stands under '()', a path or 'ext://…'. */
function readMade(object: JsonObject, into: Collector): void {
  const made = valueOf(object, '()');
  const path = typeof made === 'string' ? made.replace(/^ext:\/\//, '') : undefined;
  if (path !== undefined && PATH.test(path) && !OF_LOGGING.test(path)) called(path, '()', into);
}

/** It constructs the class of each handler and formatter. */
function readHandlers(object: JsonObject, into: Collector): void {
  if (valueOf(object, 'version') === undefined) return;
  for (const key of ['handlers', 'formatters']) {
    const all = valueOf(object, key);
    for (const each of isObject(all) ? all.values : []) {
      const path = isObject(each) ? valueOf(each, 'class') : undefined;
      if (typeof path === 'string' && PATH.test(path) && !OF_LOGGING.test(path)) called(path, `class of ${key}`, into);
    }
  }
}

/** A command, or an address that the shell would read as more than one. */
const OF_SHELL = /^pipe:|^[a-z\d]+:\/\/.*(?:[;|`<>\n]|\$\(|&&)/i;
const SHELL = { module: 'subprocess', name: 'Popen', role: 'called', offset: 0 } as const;

/** WebDataset hands the address of a shard to the shell. */
function readShards(shards: Json | undefined, into: Collector): void {
  for (const shard of Array.isArray(shards) ? (shards as readonly Json[]) : []) {
    const url = isObject(shard) ? valueOf(shard, 'url') : shard;
    if (typeof url === 'string' && OF_SHELL.test(url))
      into.callable({ ...SHELL, args: [JSON.stringify(url.slice(0, 78))], by: 'url of a shard' });
  }
}

/** Runtimes that come with MLServer. */
const OF_MLSERVER =
  /^mlserver(?:_(?:sklearn|xgboost|lightgbm|catboost|mlflow|huggingface|alibi_detect|alibi_explain|onnx|mllib))?\.(?:[a-z]\w*\.)*[A-Z]\w*$/;

/** MLServer imports the class that its settings name, and unpacks and starts the Python that they bring. */
function readServer(root: JsonObject, into: Collector): void {
  for (const key of ['implementation', 'model_repository_implementation']) {
    const path = valueOf(root, key);
    if (typeof path === 'string' && PATH.test(path) && !OF_MLSERVER.test(path)) called(path, key, into);
  }
  const parameters = valueOf(root, 'parameters');
  const python = isObject(parameters) ? valueOf(parameters, 'environment_tarball') : undefined;
  if (typeof python === 'string' && valueOf(root, 'implementation') !== undefined)
    into.code({ kind: 'remote-code', what: `environment_tarball → ${python}` });
}
