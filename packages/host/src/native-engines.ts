// The native engines, DuckDB and ONNX Runtime: their processes begin while their binaries are being verified.
import { tmpdir } from 'node:os';
import { startEngine, type Engine } from '@modelgate/adapters/engine';
import type { Natives } from '@modelgate/adapters/native';
import type { Progress, Store } from '@modelgate/core';
import { codeFolder, entryOf } from './entries.ts';
import { engineEnvironment, localSettings, type Environment } from './inputs.ts';
import type { Needs } from './needs.ts';

export interface NativeEngines {
  readonly engine: Engine;
  /** Resolves when every binary is verified; until then the engine answers no request. */
  readonly natives: Promise<Natives>;
  /** Sets the listener for the progress of downloads, including those that have already begun. */
  readonly tell: (progress: Progress) => void;
  readonly close: () => Promise<void>;
}

/**
 * Returns without waiting; a failure rejects `natives`. Without `models`, ONNX Runtime is neither verified nor started. `cache` keeps engines that
 * must be fetched.
 */
export function startNativeEngines(env: Environment, { models }: Pick<Needs, 'models'>, cache?: Store): NativeEngines {
  const { natives: offline, toolCache, temp = tmpdir() } = localSettings(env);
  const { progress, tell } = relay();
  const verified = Promise.withResolvers<string>();
  const entry = entryOf('engine.mjs', 'engine/main.js');
  const engine = startEngine({
    entry,
    nativesDir: verified.promise,
    env: engineEnvironment(env),
    models,
  });
  // Loaded while the engine's processes begin.
  const natives = import('@modelgate/adapters/native').then(({ resolveNatives }) =>
    resolveNatives({
      ...(offline && { offline }),
      codeFolder,
      ...(toolCache && { toolCache }),
      ...(cache && { cache }),
      temp,
      env,
      progress,
      ...(!models && { engines: 'data' }),
      digests: engine.digests,
    }),
  );
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

/** Progress that is passed on to a listener which is set later. */
function relay(): { progress: Progress; tell: (progress: Progress) => void } {
  const running = new Set<string>();
  let listener: Progress | undefined;
  const progress: Progress = {
    start: (task, total, of) => {
      running.add(task);
      listener?.start(task, total, of);
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
