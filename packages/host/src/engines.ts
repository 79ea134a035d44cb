// Engines are the first thing that a run starts: their processes begin, and their binaries are verified, while the rest
// of the code loads. So little is imported here.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngine, type Engine } from '@modelgate/adapters/engine';
import { npmEnvironment, resolveNatives, type Natives } from '@modelgate/adapters/native';
import type { Progress } from '@modelgate/core';
import { engineEnvironment, localSettings, type Environment } from './inputs.ts';

export { environment } from './inputs.ts';
export { needsModels } from './needs-models.ts';

export interface Engines {
  readonly engine: Engine;
  /** Fulfilled when every binary is verified; until then the engine answers nothing. */
  readonly natives: Promise<Natives>;
  /** Says from now on, and of what runs already, that binaries are fetched. */
  readonly tell: (progress: Progress) => void;
  readonly close: () => Promise<void>;
}

export interface EnginesWanted {
  /** false: no model will be asked for, so that ONNX Runtime is neither verified nor started. */
  readonly models: boolean;
}

/** Begins and returns at once. A failure is told by `natives`. */
export function startEngines(env: Environment, { models }: EnginesWanted = { models: true }): Engines {
  const codeFolder = dirname(fileURLToPath(import.meta.url));
  const { natives: offline, toolCache, temp = tmpdir() } = localSettings(env);
  const { progress, tell } = relay();
  const verified = Promise.withResolvers<string>();
  const entry = engineEntry(codeFolder);
  const engine = startEngine({ entry, nativesDir: verified.promise, env: engineEnvironment(env), models });
  const natives = resolveNatives({
    ...(offline && { offline }),
    codeFolder,
    ...(toolCache && { toolCache }),
    temp,
    npmEnv: npmEnvironment(env),
    progress,
    ...(!models && { engines: 'data' }),
    digests: engine.digests,
  });
  natives.then(({ dir }) => verified.resolve(dir), verified.reject);
  const close = async (): Promise<void> => {
    engine.close();
    await natives.then(
      (found) => found.close(),
      () => undefined,
    );
  };
  return { engine, natives, tell, close };
}

/** Progress for a listener that comes later. */
function relay(): { progress: Progress; tell: (progress: Progress) => void } {
  const running = new Set<string>();
  let listener: Progress | undefined;
  const progress: Progress = {
    start: (task, total) => {
      running.add(task);
      listener?.start(task, total);
    },
    advance: (task, done) => listener?.advance(task, done),
    end: (task) => {
      running.delete(task);
      listener?.end(task);
    },
  };
  const tell = (later: Progress): void => {
    listener = later;
    for (const task of running) later.start(task);
  };
  return { progress, tell };
}

/** Beside the bundle, or the adapters' own in a checkout. */
function engineEntry(codeFolder: string): string {
  const bundled = join(codeFolder, 'engine.mjs');
  return existsSync(bundled) ? bundled : join(codeFolder, '../../adapters/lib/engine/main.js');
}
