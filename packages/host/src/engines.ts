// Engines are the first thing that a run starts: their processes begin while the rest of the code loads. So little is
// imported here. What nobody wants is started when it is asked for after all.
import { startScanner, type RunningScanner } from '@modelgate/adapters/scanner';
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
  /** ONNX Runtime as well, whatever was guessed: what was started without it is replaced. */
  withModels(): Promise<void>;
  scanner(): RunningScanner;
  close(): Promise<void>;
}

/** Begins what is needed and returns at once. */
export function startEngines(env: Environment, needs: Needs = { data: true, models: true, scanner: false }): Engines {
  let started: NativeEngines | undefined;
  let scanning: RunningScanner | undefined;
  let wanted = needs;
  const native = (): NativeEngines => (started ??= startNativeEngines(env, wanted));
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

/** What goes wrong goes wrong again for whoever asks, where it can be told. */
function ahead(start: () => unknown): void {
  try {
    start();
  } catch {}
}
