// The ports of a run: engines, files, the base branch, scores that were kept.
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
import { fileGates, needsOf } from './needs.ts';
import { version } from './version.ts';

export interface WorldOptions {
  readonly root: string;
  readonly env: Environment;
  readonly progress: Progress;
  readonly base: BaseTree;
  /** The change comes from a fork: nothing is pulled for it. */
  readonly fork?: boolean;
  /** Keeps scores tables and profiles of data files between jobs; absent: everything is made, everything is read. */
  readonly kept?: {
    readonly store: Store & SeriesStore;
    /** Whose profiles of data files they are. */
    readonly series: string;
  };
  /** Engines that were started already; absent: they are started now. */
  readonly engines?: Engines;
  /** Files are all that the run looks at: it has neither data nor models. */
  readonly filesOnly?: boolean;
}

/** Tables with fewer rows are made faster than a cache answers. */
const FEWEST_ROWS_TO_KEEP = 100_000;

/** Fewer data files are read faster than a cache answers. */
const FEWEST_FILES_TO_KEEP = 8;

export interface World {
  readonly ports: Ports;
  /** What the search for native engines set right, for the log. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** Verified natives, engine processes, the checkout's files. Everything is closed together. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { root, env, progress, filesOnly = false } = options;
  const engines = options.engines ?? startEngines(env, filesOnly ? needsOf(fileGates, undefined) : undefined);
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
  /** Keeps what the next run can use. */
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

/** Of a run whose gates judge files: that one of them asks is a fault of ours. */
const refuse = (): never => {
  throw new Error('a gate that judges files asked for data or a model');
};
const noEngines: NativePorts = {
  data: { describe: refuse, query: refuse, checkExpression: refuse, frame: refuse },
  models: { runtime: 'none', describe: refuse, score: refuse },
};

/** Both branches' files, those behind pointers too; DVC runs for them when it may. */
function filesOf(
  local: LocalFiles,
  { root, env, progress, base: tree, fork = false }: WorldOptions,
): Pick<Ports, 'files' | 'base'> {
  const pull = dvcPull({ root, env: dvcEnvironment(env), whyNot: whyNotPull({ root, fork, tree }), progress });
  const files = versionedFiles(local, pull);
  return { files, base: baseFiles({ tree, local, files }) };
}
