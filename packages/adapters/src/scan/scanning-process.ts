// One scanning process as the run sees it: it sends orders, receives facts, waits for a limited time, and notices the process's end.
import { fork, type ChildProcess } from 'node:child_process';
import type { ScannedFile } from '@modelgate/core';
import type { EngineEnvironment } from '../engine/process.ts';
import { wideYoungGeneration } from '../young-generation.ts';
import type { ScanAnswer, ScanOrder, ScanSettings } from './protocol.ts';

export interface ScanningProcess {
  /**
   * Sends an order; the one before must have been answered. Resolves with undefined when every file is answered, else
   * with how the process ended, which then cannot be used any more.
   */
  ask(order: ScanOrder, hear: (scanned: readonly ScannedFile[]) => void): Promise<string | undefined>;
  kill(): void;
}

/** Added to the time that a file may take, so that a slow process can still report the timeout itself. */
const GRACE_MS = 5000;

/** MB of the process's heap. Decoded bytes lie outside of it, within the limits of the scan. */
const HEAP_MB = 320;

/** Returns at once. The process waits for its orders, and does not keep this one alive meanwhile. */
export function startProcess(entry: string, env: EngineEnvironment, folder: string): ScanningProcess {
  const settings: ScanSettings = { folder };
  const child = fork(entry, [JSON.stringify(settings)], {
    cwd: folder,
    env: { ...env, TMPDIR: folder },
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...wideYoungGeneration()],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => undefined); // reported to whoever asks next
  release(child);
  return { ask: (order, hear) => ask(child, order, hear), kill: () => void child.kill('SIGKILL') };
}

function ask(
  child: ChildProcess,
  order: ScanOrder,
  hear: (scanned: readonly ScannedFile[]) => void,
): Promise<string | undefined> {
  return new Promise((settle) => {
    const patience = order.limits.milliseconds + GRACE_MS;
    let left = order.files.length;
    let how = endOf(child);
    // The process may have ended before it was sent anything; then no further event will come.
    let open = Number(child.connected) + Number(how === undefined);
    if (open === 0) return settle(how);
    const timer = setTimeout(() => {
      how = `no answer within ${Math.round(patience / 1000)} s`;
      child.kill('SIGKILL');
    }, patience);
    const finish = (end: string | undefined): void => {
      clearTimeout(timer);
      child.off('message', heard).off('disconnect', over).off('exit', gone).off('error', unborn);
      release(child);
      settle(end);
    };
    const heard = ({ scanned }: ScanAnswer): void => {
      timer.refresh();
      hear(scanned);
      left -= scanned.length;
      if (left === 0) finish(undefined);
    };
    // Waits for the end of both the process and its channel, in either order, since answers may arrive after the process has ended.
    const over = (): void => void (--open === 0 && finish(how ?? 'it ended by itself'));
    const gone = (): void => {
      how ??= endOf(child);
      over();
    };
    // A process that could not be started has an error event and no exit event.
    const unborn = (): void => void (child.pid === undefined && gone());
    child.on('message', heard).once('disconnect', over).once('exit', gone).once('error', unborn);
    child.ref();
    child.channel?.ref();
    child.send(order, (error) => error && child.kill('SIGKILL'));
  });
}

/** Lets this process exit without waiting for the child. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** How the process ended; undefined while it is running. */
function endOf({ signalCode, exitCode }: ChildProcess): string | undefined {
  if (exitCode !== null && exitCode < 0) return 'it could not be started';
  return signalCode ?? (exitCode === null ? undefined : `exit code ${exitCode}`);
}
