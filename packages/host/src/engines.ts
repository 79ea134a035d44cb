// Engines are started before anything else, so that their processes begin while the rest of the code loads; therefore little is
// imported here. An engine that was not expected to be needed is started when it is first used.
import { startScanner, type RunningScanner } from '@modelgate/adapters/scanner';
import type { Store } from '@modelgate/core';
import { entryOf } from './entries.ts';
import { engineEnvironment, type Environment } from './inputs.ts';
import { startNativeEngines, type NativeEngines } from './native-engines.ts';
import type { Needs } from './needs.ts';

export { environment } from './inputs.ts';
export { leave } from './leave.ts';
export { needsOf } from './needs.ts';
export { policyTextAt } from './policy-text.ts';

export interface Engines {
  /** DuckDB, and ONNX Runtime where a run may need it. */
  native(): NativeEngines;
  /** Makes sure that ONNX Runtime is there: an engine that was started without it is closed, and the next one has it. */
  withModels(): Promise<void>;
  scanner(): RunningScanner;
  close(): Promise<void>;
}

/** Starts the engines that are needed, and returns without waiting for them. `cache`: keeps those that must be fetched. */
export function startEngines(
  env: Environment,
  needs: Needs = { data: true, models: true, scanner: false },
  cache?: Store,
): Engines {
  let started: NativeEngines | undefined;
  let scanning: RunningScanner | undefined;
  let wanted = needs;
  const native = (): NativeEngines => (started ??= startNativeEngines(env, wanted, cache));
  const scanner = (): RunningScanner =>
    (scanning ??= startScanner({ entry: entryOf('scan.mjs', 'scan/main.js'), env: engineEnvironment(env) }));
  if (needs.data) ahead(native);
  if (needs.scanner) ahead(scanner);
  return {
    native,
    scanner,
    withModels: async () => {
      if (wanted.models) return;
      wanted = { ...needs, models: true };
      await started?.close();
      started = undefined;
    },
    close: async () => {
      scanning?.close();
      await started?.close();
    },
  };
}

/** Ignores errors of an early start: the same error is thrown again, and reported, when the engine is used. */
function ahead(start: () => unknown): void {
  try {
    start();
  } catch {}
}
