// A folder of a process's own in the temporary one, deleted at its end, also at one that an interrupt brings about.
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PrivateFolder {
  readonly path: string;
  readonly close: () => Promise<void>;
  /** For a process that waits for nothing any more. */
  readonly closeNow: () => void;
}

/** SIGHUP: the terminal was closed, or its connection was lost. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What stands in it may be large, and private: a run that is cancelled leaves nothing. */
export function privateFolder(called = 'modelgate'): PrivateFolder {
  const path = mkdtempSync(join(tmpdir(), `${called}-`));
  const ended = (signal: NodeJS.Signals): void => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    // Nothing listens any more, so that the process ends as if nothing had.
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
      // An error elsewhere ends the run while a file may still be being kept: the folder fills up once more, and is tried again.
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
