// The ports of a run: engines, files, the base branch, scores that were kept.
import { join } from 'node:path';
import {
  baseFiles,
  dvcEnvironment,
  dvcPull,
  keptScores,
  localFiles,
  versionedFiles,
  whyNotPull,
  type LocalFiles,
} from '@modelgate/adapters';
import type { BaseTree, Ports, Progress, Store } from '@modelgate/core';
import { startEngines, type Engines } from './engines.ts';
import type { Environment } from './inputs.ts';

export interface WorldOptions {
  readonly root: string;
  readonly env: Environment;
  readonly progress: Progress;
  readonly base: BaseTree;
  /** The change comes from a fork: nothing is pulled for it. */
  readonly fork?: boolean;
  /** Keeps scores tables between jobs; absent: every table is made. */
  readonly store?: Store;
  /** Engines that were started already; absent: they are started now. */
  readonly engines?: Engines;
}

/** Tables with fewer rows are made faster than a cache answers. */
const FEWEST_ROWS_TO_KEEP = 100_000;

export interface World {
  readonly ports: Ports;
  /** What the search for native engines set right, for the log. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** Verified natives, engine processes, the checkout's files. Everything is closed together. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { root, env, progress, store, engines } = options;
  const { engine, natives, tell, close } = engines ?? startEngines(env);
  tell(progress);
  const { notes } = await natives.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const local = localFiles(root);
  const { data } = engine;
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const models = store
    ? keptScores({
        models: engine.models,
        data,
        store,
        folder: join(local.folder, 'kept'),
        fewestRows: FEWEST_ROWS_TO_KEEP,
        say,
      })
    : engine.models;
  return {
    ports: { data, models, ...filesOf(local, options), progress, now: () => new Date() },
    notes,
    close: async () => {
      await close();
      await local.close();
    },
  };
}

/** Both branches' files, those behind pointers too; DVC runs for them when it may. */
function filesOf(
  local: LocalFiles,
  { root, env, progress, base: tree, fork = false }: WorldOptions,
): Pick<Ports, 'files' | 'base'> {
  const pull = dvcPull({ root, env: dvcEnvironment(env), whyNot: whyNotPull({ root, fork, tree }), progress });
  const files = versionedFiles(local, pull);
  return { files, base: baseFiles({ tree, local, files }) };
}
