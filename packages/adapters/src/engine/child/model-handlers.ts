// A model process: loads models and runs them over stretches of data. It may hang or die; nothing else runs in it.
import type { ModelFacts } from '@modelgate/core';
import { openDatabase, type Database, type UnlockedDatabase } from './duck/database.ts';
import { inputFault, worldFault } from './fault.ts';
import { dropGarbage } from './garbage.ts';
import { describeModel } from './model/describe.ts';
import { loadModel, type LoadedModel } from './model/load.ts';
import { warmUp } from './model/warm-up.ts';
import type { OnnxRuntime } from './model/runtime.ts';
import { scoreStretch, type ScoredPart, type ScoreJob } from './model/score.ts';
import { loadDuckDb, loadOnnxRuntime } from './natives.ts';
import type { Handlers } from './serve.ts';
import type { ChildSettings } from './settings.ts';
import { ONNX_RUNTIME } from '../versions.ts';

/** Models kept loaded at a time: a candidate and its baseline. */
const KEPT = 2;

export function modelHandlers(settings: ChildSettings, nativesDir: string | undefined): Handlers {
  const runtime = loadOnnxRuntime(nativesDir);
  checkVersion(runtime);
  const duck = loadDuckDb(nativesDir);
  const open = (): Promise<UnlockedDatabase> =>
    openDatabase(duck, { threads: 1, memoryMb: settings.memoryMb, tempFolder: `${settings.folder}/spill` });
  const spare = open();
  // Its error belongs to whoever asks for it.
  spare.catch(() => undefined);
  // What goes wrong here goes wrong again, and is told, with the first model.
  warmUp(runtime).catch(() => undefined);
  const databases = databasePool(spare, open);
  const models = loadedModels(runtime);
  return {
    ready: () => Promise.resolve(null),
    describe: async (file: ModelFile): Promise<ModelFacts> => describeModel(await models.load(file)),
    score: async (job: ScoreJob, progress: (rows: number) => void): Promise<ScoredPart> => {
      const loaded = await models.find(job.model);
      const part = await scoreStretch(runtime, loaded, await databases(job), job, progress);
      dropGarbage(part.rows);
      return part;
    },
  } satisfies Handlers;
}

function checkVersion(runtime: OnnxRuntime): void {
  const found = runtime.env.versions.node;
  if (found === ONNX_RUNTIME) return;
  throw worldFault({
    code: 'world/native-mismatch',
    message: `ONNX Runtime ${found} is installed, ${ONNX_RUNTIME} is expected`,
    hint: 'install the packages of the lock file again',
  });
}

/** `name`: the file as messages call it. */
interface ModelFile {
  readonly path: string;
  readonly name?: string;
}

interface LoadedModels {
  /** Reads the file anew. */
  load(file: ModelFile): Promise<LoadedModel>;
  /** The model with these bytes, read only if it is not loaded. Throws input/file-changed when the file has others. */
  find(file: ModelFile & { readonly digest: string }): Promise<LoadedModel>;
}

/** The last models that were asked for; older ones are released. */
function loadedModels(runtime: OnnxRuntime): LoadedModels {
  const models = new Map<string, LoadedModel>();
  const load: LoadedModels['load'] = async ({ path, name }) => {
    const loaded = await loadModel(runtime, path, name);
    models.delete(path);
    models.set(path, loaded);
    for (const old of [...models.keys()].slice(0, -KEPT)) {
      await models.get(old)!.session.release();
      models.delete(old);
    }
    return loaded;
  };
  const find: LoadedModels['find'] = async (file) => {
    const known = models.get(file.path);
    const loaded = known?.digest === file.digest ? known : await load(file);
    if (loaded.digest === file.digest) return loaded;
    throw inputFault({
      code: 'input/file-changed',
      named: loaded.named,
      expected: 'the bytes that were described',
      received: 'other bytes',
      hint: 'write the model before the gate runs',
    });
  };
  return { load, find };
}

/** One database a data set, since each may touch its own files only. The last one is kept. */
function databasePool(
  spare: Promise<UnlockedDatabase>,
  open: () => Promise<UnlockedDatabase>,
): (job: ScoreJob) => Promise<Database> {
  let unlocked: Promise<UnlockedDatabase> | undefined = spare;
  let current: { key: string; database: Database } | undefined;
  return async (job) => {
    const key = JSON.stringify(job.files);
    if (current?.key === key) return current.database;
    current?.database.close();
    const database = await (await (unlocked ?? open())).lock({ files: job.files, folders: [], without: [] });
    unlocked = undefined;
    current = { key, database };
    return database;
  };
}
