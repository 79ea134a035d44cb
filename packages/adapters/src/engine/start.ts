// Starts an engine. Next to nothing but Node's own modules and this folder is imported: the processes start while the rest loads.
import type { ModelRuntime, WorldProblem } from '@modelgate/core';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { privateFolder } from '../files/private-folder.ts';
import type { Digests } from '../native/verify.ts';
import { dataEngine, type FileEngine } from './data-engine.ts';
import { usableMb } from './memory.ts';
import { fileDigests } from './file-digests.ts';
import { modelRuntime } from './model-runtime.ts';
import { Pool } from './pool.ts';
import type { EngineEnvironment } from './process.ts';
import { Processes } from './processes.ts';

export interface EngineOptions {
  /** The script that engine processes run: `main.js` of this folder, or its bundle. */
  readonly entry: string;
  /**
   * A verified node_modules folder with DuckDB and ONNX Runtime; absent: this package's own dependencies. Processes
   * start while a promise of it is open, and load nothing of it before.
   */
  readonly nativesDir?: string | Promise<string>;
  /** false: no model will be asked for; no process is started for one, and whoever asks is refused. */
  readonly models?: boolean;
  /** Of the parent's environment; absent: nothing. */
  readonly env?: EngineEnvironment;
  /** Where parts of scores tables are written; absent: the private folder, which is deleted at the end. */
  readonly scoresFolder?: string;
  /** Memory that all engine processes may hold together, MB; absent: three quarters of the machine's. */
  readonly memoryMb?: number;
  /** Longest time that a step may go without a sign of life, ms; absent: 5 minutes. A table is scored in many steps. */
  readonly timeoutMs?: number;
  /** Processor cores to use; absent: all, 8 at most. */
  readonly threads?: number;
}

/** A running engine. */
export interface Engine {
  readonly data: FileEngine;
  readonly models: ModelRuntime;
  /** Hashes the native engines' own files, before any is loaded. */
  readonly digests: Digests;
  /** Ends its processes and deletes its private folder. */
  close(): void;
}

/** Model processes that start with the engine: a candidate and its baseline are scored side by side. */
const MODELS_AHEAD = 2;

/** ONNX Runtime was not verified, so nothing may load it. */
const NO_MODELS: WorldProblem = {
  code: 'world/models-not-started',
  message: 'a model was asked for in a run that was started for data alone',
  hint: 'this is a fault of ModelGate; please report it',
};

/** Forks the data process and, where they are wanted, the first model processes, and returns at once; requests wait until they are ready. */
export function startEngine(options: EngineOptions): Engine {
  const own = privateFolder();
  const folder = own.path;
  const threads = options.threads ?? Math.min(8, availableParallelism());
  const { entry, env = {}, models: wanted = true, memoryMb = usableMb(), timeoutMs = 300_000 } = options;
  const processes = new Processes({
    entry,
    folder,
    env,
    memoryMb,
    timeoutMs,
    threads,
    nativesDir: Promise.resolve(options.nativesDir),
  });
  if (wanted) for (let i = 0; i < Math.min(MODELS_AHEAD, threads); i++) processes.startModel();
  const pool = new Pool(processes, threads);
  if (!wanted) pool.close(NO_MODELS);
  const data = dataEngine(processes, folder);
  const scoresFolder = options.scoresFolder ?? join(folder, 'scores');
  const models = modelRuntime({ processes, pool, data, scoresFolder });
  const close = (): void => {
    process.removeListener('exit', close);
    const problem: WorldProblem = {
      code: 'world/engine-died',
      message: 'the engine was closed',
      hint: 'this is a fault of ModelGate; please report it',
    };
    processes.close(problem);
    pool.close(problem);
    own.closeNow();
  };
  process.once('exit', close);
  return { data, models, digests: fileDigests(processes), close };
}
