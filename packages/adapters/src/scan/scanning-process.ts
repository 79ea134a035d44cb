// One scanning process, as the run holds it: orders out, facts in, its patience, and its end.
import { fork, type ChildProcess } from 'node:child_process';
import type { ScannedFile } from '@modelgate/core';
import type { EngineEnvironment } from '../engine/process.ts';
import type { ScanAnswer, ScanOrder, ScanSettings } from './protocol.ts';

export interface ScanningProcess {
  /**
   * Orders one after the other. Fulfilled with undefined when every file is answered, else with the way in which the process
   * ended before; it is of no use then.
   */
  ask(order: ScanOrder, hear: (scanned: readonly ScannedFile[]) => void): Promise<string | undefined>;
  kill(): void;
}

/** Beyond the time that a file may take, for a process that is slow to say so. */
const GRACE_MS = 5000;

/** MB of the process's heap; bytes that codecs give lie beside it, within the limits. */
const HEAP_MB = 320;

/** Returns at once; the process waits for its orders and keeps nobody alive meanwhile. */
export function startProcess(entry: string, env: EngineEnvironment, folder: string): ScanningProcess {
  const settings: ScanSettings = { folder };
  const child = fork(entry, [JSON.stringify(settings)], {
    cwd: folder,
    env: { ...env, TMPDIR: folder },
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => undefined); // its end says more
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
    // One that was asked nothing yet may be gone already: then nothing tells it any more.
    let open = Number(child.connected) + Number(how === undefined);
    if (open === 0) return settle(how);
    const timer = setTimeout(() => {
      how = `no answer within ${Math.round(patience / 1000)} s`;
      child.kill('SIGKILL');
    }, patience);
    const finish = (end: string | undefined): void => {
      clearTimeout(timer);
      child.off('message', heard).off('disconnect', over).off('exit', gone);
      release(child);
      settle(end);
    };
    const heard = ({ scanned }: ScanAnswer): void => {
      timer.refresh();
      hear(scanned);
      left -= scanned.length;
      if (left === 0) finish(undefined);
    };
    // Its end and its channel's end, in either order: answers may still be on their way when it is gone.
    const over = (): void => void (--open === 0 && finish(how ?? 'it ended by itself'));
    const gone = (): void => {
      how ??= endOf(child);
      over();
    };
    child.on('message', heard).once('disconnect', over).once('exit', gone);
    child.ref();
    child.channel?.ref();
    child.send(order, (error) => error && child.kill('SIGKILL'));
  });
}

/** Nobody waits for it. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** undefined: it lives. */
function endOf({ signalCode, exitCode }: ChildProcess): string | undefined {
  return signalCode ?? (exitCode === null ? undefined : `exit code ${exitCode}`);
}
