// The ports of a run: engines, files, the base branch, and kept results.
import { join } from 'node:path';
import {
  baseFiles,
  dvcEnvironment,
  dvcPull,
  keptProfiles,
  keptScores,
  localFiles,
  noSeenRows,
  profileBook,
  scoredOnce,
  seenRows,
  versionedFiles,
  whyNotPull,
  type LocalFiles,
} from '@modelgate/adapters';
import type { BaseTree, Ports, Progress, Scanner, SeriesStore, Store } from '@modelgate/core';
import { plainInLog } from '@modelgate/render';
import { startEngines, type Engines } from './engines.ts';
import { rowKeyOf, type Environment } from './inputs.ts';
import type { Needs } from './needs.ts';
import { version } from './version.ts';

export interface WorldOptions {
  readonly root: string;
  readonly env: Environment;
  readonly progress: Progress;
  readonly base: BaseTree;
  /** The change comes from a fork, for which no data is pulled. */
  readonly fork?: boolean;
  /** Where scores tables and profiles of data files are kept between jobs; absent: all are made anew. */
  readonly kept?: {
    readonly store: Store & SeriesStore;
    /** The series that the profiles belong to: a policy's. */
    readonly series: string;
  };
  /** Engines that are already running; absent: they are started now. */
  readonly engines?: Engines;
  /** The run only scans files, and needs neither data nor models. */
  readonly filesOnly?: boolean;
}

/** Scores of fewer rows are computed faster than a cache answers. */
const FEWEST_ROWS_TO_KEEP = 100_000;

/** Fewer data files are read faster than a cache answers. */
const FEWEST_FILES_TO_KEEP = 8;

export interface World {
  readonly ports: Ports;
  /** What the search for native engines set right, for the log. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** Opens verified natives, engine processes and the checkout's files, which are all closed together. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { root, env, progress, filesOnly = false } = options;
  const engines = options.engines ?? startEngines(env, filesOnly ? scannerAlone : undefined);
  const notes = filesOnly ? [] : await verified(engines, progress);
  const local = localFiles(root);
  const scanner: Scanner = { scan: (request, heard) => engines.scanner().scan(request, heard) };
  const native = filesOnly ? undefined : enginesOf(engines, local, options);
  return {
    ports: {
      ...(native?.ports ?? noEngines),
      ...filesOf(local, options),
      scanner,
      progress,
      now: () => new Date(),
    },
    notes,
    close: async () => {
      await native?.keep();
      await engines.close();
      await local.close();
    },
  };
}

/** What the search for native engines set right. */
async function verified(engines: Engines, progress: Progress): Promise<readonly string[]> {
  const { natives, tell } = engines.native();
  tell(progress);
  try {
    return (await natives).notes;
  } catch (error) {
    await engines.close();
    throw error;
  }
}

type NativePorts = Pick<Ports, 'data' | 'models' | 'seenRows'>;

interface KeptEngines {
  readonly ports: NativePorts;
  /** Saves what the next run can use. */
  readonly keep: () => Promise<void>;
}

function enginesOf(engines: Engines, { folder }: LocalFiles, { kept, env }: WorldOptions): KeptEngines {
  const { data: engine, models } = engines.native().engine;
  if (!kept)
    return {
      ports: { data: engine, models: scoredOnce(models), seenRows: nothingKept },
      keep: () => Promise.resolve(),
    };
  const say = (sentence: string): void => void process.stderr.write(`${plainInLog(sentence)}\n`);
  const common = { store: kept.store, folder: join(folder, 'kept'), say };
  const book = profileBook({ ...common, series: kept.series });
  const data = keptProfiles({ data: engine, book, version, fewestFiles: FEWEST_FILES_TO_KEEP });
  const scores = keptScores({ models, data, ...common, version, fewestRows: FEWEST_ROWS_TO_KEEP });
  const secret = rowKeyOf(env);
  const seen = secret === undefined ? noKey : seenRows({ ...common, data: engine, secret, now: () => new Date() });
  return { ports: { data, models: scoredOnce(scores), seenRows: seen }, keep: () => book.keep() };
}

const nothingKept = noSeenRows('nothing is kept between runs: use --keep, or an action on a runner with a cache');
const noKey = noSeenRows(
  'there is no key for the rows of training sets: set MODELGATE_ROW_KEY, in a workflow from a secret (runs for forks get none)',
);

const scannerAlone: Needs = { data: false, models: false, scanner: true };

/** Ports of a run that only scans files: a call of one is a bug. */
const refuse = (): never => {
  throw new Error('a gate that judges files asked for data or a model');
};
const noEngines: NativePorts = {
  data: { describe: refuse, query: refuse, checkExpressions: refuse, frame: refuse },
  models: { runtime: 'none', describe: refuse, score: refuse },
};

/** Files of both branches, including those behind pointers, which DVC fetches when it is allowed to. */
function filesOf(
  local: LocalFiles,
  { root, env, progress, base: tree, fork = false }: WorldOptions,
): Pick<Ports, 'files' | 'base'> {
  const pull = dvcPull({ root, env: dvcEnvironment(env), whyNot: whyNotPull({ root, fork, tree }), progress });
  const files = versionedFiles(local, pull);
  return { files, base: baseFiles({ tree, local, files }) };
}
