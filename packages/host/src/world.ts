// The ports of a run: engines started first, because their start-up overlaps everything else.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptScores, localFiles, npmEnvironment, resolveNatives, startEngine } from '@modelgate/adapters';
import type { BaseTree, Ports, Progress, Store } from '@modelgate/core';
import { engineEnvironment, type Environment, type LocalSettings } from './inputs.ts';

export interface WorldOptions {
  readonly root: string;
  readonly env: Environment;
  readonly settings: LocalSettings;
  readonly progress: Progress;
  readonly base: BaseTree;
  /** Keeps scores tables between jobs; absent: every table is made. */
  readonly store?: Store;
}

/** Tables with fewer rows are made faster than a cache answers. */
const FEWEST_ROWS_TO_KEEP = 100_000;

export interface World {
  readonly ports: Ports;
  /** What the search for native engines set right, for the log. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** Verified natives, one engine process, the checkout's files. Everything is closed together. */
export async function openWorld({ root, env, settings, progress, base, store }: WorldOptions): Promise<World> {
  const codeFolder = dirname(fileURLToPath(import.meta.url));
  const natives = await resolveNatives({
    ...(settings.natives && { offline: settings.natives }),
    codeFolder,
    ...(settings.toolCache && { toolCache: settings.toolCache }),
    temp: settings.temp ?? tmpdir(),
    npmEnv: npmEnvironment(env),
    progress,
  });
  const engine = startEngine({ entry: engineEntry(codeFolder), nativesDir: natives.dir, env: engineEnvironment(env) });
  const files = localFiles(root);
  const { data } = engine;
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const models = store
    ? keptScores({
        models: engine.models,
        data,
        store,
        folder: join(files.folder, 'kept'),
        fewestRows: FEWEST_ROWS_TO_KEEP,
        say,
      })
    : engine.models;
  return {
    ports: { data, models, files, base, progress, now: () => new Date() },
    notes: natives.notes,
    close: async () => {
      engine.close();
      await files.close();
      await natives.close();
    },
  };
}

/** Beside the bundle, or the adapters' own in a checkout. */
function engineEntry(codeFolder: string): string {
  const bundled = join(codeFolder, 'engine.mjs');
  return existsSync(bundled) ? bundled : join(codeFolder, '../../adapters/lib/engine/main.js');
}
