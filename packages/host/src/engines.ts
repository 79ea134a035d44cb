// Engines are the first thing that a run starts: their processes begin while the rest of the code loads. So little is
// imported here. What nobody wants is started when it is asked for after all.
import { startScanner, type RunningScanner } from '@modelgate/adapters/scanner';
import { entryOf } from './entries.ts';
import { engineEnvironment, type Environment } from './inputs.ts';
import { startNativeEngines, type NativeEngines } from './native-engines.ts';
import type { Needs } from './needs.ts';

export { environment } from './inputs.ts';
export { needsOf } from './needs.ts';

export interface Engines {
  /** DuckDB and ONNX Runtime. */
  native(): NativeEngines;
  scanner(): RunningScanner;
  close(): Promise<void>;
}

/** Begins what is needed and returns at once. */
export function startEngines(env: Environment, needs: Needs = { data: true, models: true, scanner: false }): Engines {
  let started: NativeEngines | undefined;
  let scanning: RunningScanner | undefined;
  const native = (): NativeEngines => (started ??= startNativeEngines(env, needs));
  const scanner = (): RunningScanner =>
    (scanning ??= startScanner({ entry: entryOf('scan.mjs', 'scan/main.js'), env: engineEnvironment(env) }));
  if (needs.data) native();
  if (needs.scanner) scanner();
  return {
    native,
    scanner,
    close: async () => {
      scanning?.close();
      await started?.close();
    },
  };
}
