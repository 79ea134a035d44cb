// A private temporary folder of a process, deleted when the process ends, also by an interrupt.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRIVATE } from './private-name.ts';

export interface PrivateFolder {
  readonly path: string;
  readonly close: () => Promise<void>;
  /** Deletes the folder synchronously, for a process that is about to end. */
  readonly closeNow: () => void;
}

/** SIGHUP: the terminal was closed, or its connection was lost. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes the folder. Its contents may be large and private, so a cancelled run deletes them too. */
export function privateFolder(part = ''): PrivateFolder {
  const path = mkdtempSync(join(tmpdir(), PRIVATE + part));
  const ended = (signal: NodeJS.Signals): void => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    // This listener is gone by now (`once`), so the same signal ends the process as usual.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, ended);
  const listenNoMore = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, ended);
  };
  return {
    path,
    closeNow: () => {
      listenNoMore();
      rmSync(path, { recursive: true, force: true });
    },
    close: async () => {
      listenNoMore();
      // Loaded at the end: an engine is started before anything else is loaded.
      const { rm } = await import('node:fs/promises');
      // Retried because, when an error ends the run, a file may still be written into the folder while it is deleted.
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
