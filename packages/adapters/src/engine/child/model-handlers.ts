// A model process: loads models and runs them over stretches of data. It may hang or die; nothing else runs in it.
import type { ModelFacts } from '@modelgate/core';
import { openDatabase, type Database, type UnlockedDatabase } from './duck/database.ts';
import { inputFault, worldFault } from './fault.ts';
import { dropGarbage } from './garbage.ts';
import { describeModel } from './model/describe.ts';
import { loadModel, type LoadedModel } from './model/load.ts';
import { warmUp } from './model/warm-up.ts';
import { scoreStretch, type ScoredPart, type ScoreJob } from './model/score.ts';
import { loadDuckDb, loadOnnxRuntime } from './natives.ts';
import type { Handlers } from './serve.ts';
import type { ChildSettings } from './settings.ts';
import { ONNX_RUNTIME } from '../versions.ts';

/** Models kept loaded at a time: a candidate and its baseline. */
const KEPT = 2;

export function modelHandlers(settings: ChildSettings, nativesDir: string | undefined): Handlers {
  const runtime = loadOnnxRuntime(nativesDir);
  const found = runtime.env.versions.node;
  if (found !== ONNX_RUNTIME) {
    throw worldFault({
      code: 'world/native-mismatch',
      message: `ONNX Runtime ${found} is installed, ${ONNX_RUNTIME} is expected`,
      hint: 'install the packages of the lock file again',
    });
  }
  const duck = loadDuckDb(nativesDir);
  const open = (): Promise<UnlockedDatabase> =>
    openDatabase(duck, { threads: 1, memoryMb: settings.memoryMb, tempFolder: `${settings.folder}/spill` });
  const spare = open();
  // Its error belongs to whoever asks for it.
  spare.catch(() => undefined);
  // What goes wrong here goes wrong again, and is told, with the first model.
  warmUp(runtime).catch(() => undefined);
  const databases = databasePool(spare, open);
  const models = new Map<string, LoadedModel>();

  const load = async ({ path, name }: { path: string; name?: string }): Promise<LoadedModel> => {
    const loaded = await loadModel(runtime, path, name);
    models.delete(path);
    models.set(path, loaded);
    for (const old of [...models.keys()].slice(0, -KEPT)) {
      await models.get(old)!.session.release();
      models.delete(old);
    }
    return loaded;
  };

  return {
    ready: () => Promise.resolve(null),
    describe: async (file: { path: string; name?: string }): Promise<ModelFacts> => describeModel(await load(file)),
    score: async (job: ScoreJob, progress: (rows: number) => void): Promise<ScoredPart> => {
      const known = models.get(job.model.path);
      const loaded = known?.digest === job.model.digest ? known : await load(job.model);
      if (loaded.digest !== job.model.digest) {
        throw inputFault({
          code: 'input/file-changed',
          named: loaded.named,
          expected: 'the bytes that were described',
          received: 'other bytes',
          hint: 'write the model before the gate runs',
        });
      }
      const part = await scoreStretch(runtime, loaded, await databases(job), job, progress);
      dropGarbage(part.rows);
      return part;
    },
  } satisfies Handlers;
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
