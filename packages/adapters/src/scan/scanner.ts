// Scans files in a separate process without secrets in its environment. When the process dies or hangs, one file is not evaluated, and
// the others are.
import { fork, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import type { FileToScan, ScannedFile, Scanner } from '@modelgate/core';
import { unreadFile } from '@modelgate/core/scan';
import type { EngineEnvironment } from '../engine/process.ts';
import { privateFolder } from '../files/private-folder.ts';
import type { ScanAnswer, ScanOrder, ScanSettings } from './protocol.ts';

export interface ScannerOptions {
  /** The script that runs in the process. */
  readonly entry: string;
  readonly env: EngineEnvironment;
}

export interface RunningScanner extends Scanner {
  /** Ends the process and deletes what it decoded. */
  close(): void;
}

/** Added to the time that a file may take, so that a slow process can still report the timeout itself. */
const GRACE_MS = 5000;

/** MB of the process's heap. Decoded bytes lie outside of it, within the limits of the scan. */
const HEAP_MB = 320;

/** Most deaths of the process in a row without an answer, and in all; each may have taken the whole time of a file. */
const MOST_ENDS_IN_A_ROW = 5;
const MOST_ENDS = 50;

/** Starts the process at once, while the rest of the code loads. */
export function startScanner({ entry, env }: ScannerOptions): RunningScanner {
  const own = privateFolder('modelgate-scan');
  const folder = own.path;
  const settings: ScanSettings = { folder };
  const start = (): ChildProcess => {
    const child = fork(entry, [JSON.stringify(settings)], {
      cwd: folder,
      env: { ...env, TMPDIR: folder },
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined); // its end says more
    child.unref();
    child.channel?.unref();
    return child;
  };
  let child: ChildProcess | undefined = start();
  return {
    scan: async (request, progress) => {
      const done: ScannedFile[] = [];
      let [ends, inARow] = [0, 0];
      while (done.length < request.files.length) {
        const before = done.length;
        const order = { ...request, files: request.files.slice(before), together: ends === 0 };
        const ended = await answers(child ?? start(), order, (scanned) => progress(done.push(...scanned)));
        child = undefined;
        const rest = request.files.slice(done.length);
        if (rest.length === 0) break;
        ends += 1;
        inARow = done.length > before ? 1 : inARow + 1;
        // Which file killed the process is known only when each file has its own answer.
        if (ends > 1) done.push(lost(rest.shift()!, `the scanning process ended while it read this file (${ended})`));
        if (inARow >= MOST_ENDS_IN_A_ROW || ends >= MOST_ENDS) {
          const reason = `the scanning process ended ${ends} times (${ended} at last) and was not started again`;
          done.push(...rest.map((file) => lost(file, reason)));
        }
      }
      return done;
    },
    close: () => {
      child?.kill('SIGKILL');
      own.closeNow();
    },
  };
}

/** Resolves when every file is answered, or with how the process ended before that. */
function answers(
  child: ChildProcess,
  order: ScanOrder,
  hear: (scanned: readonly ScannedFile[]) => void,
): Promise<string> {
  return new Promise((ended) => {
    const patience = order.limits.milliseconds + GRACE_MS;
    let left = order.files.length;
    let how = endOf(child);
    // The process may have ended before it was sent anything; then no further event will come.
    let open = Number(child.connected) + Number(how === undefined);
    if (open === 0) return ended(how!);
    // Waits for the end of both the process and its channel, in either order, since answers may arrive after the process has ended.
    const over = (): void => void (--open === 0 && (clearTimeout(timer), ended(how ?? 'it ended by itself')));
    const timer = setTimeout(() => {
      how = `no answer within ${Math.round(patience / 1000)} s`;
      child.kill('SIGKILL');
    }, patience);
    child.on('message', ({ scanned }: ScanAnswer) => {
      timer.refresh();
      hear(scanned);
      left -= scanned.length;
      if (left === 0) child.kill('SIGKILL');
    });
    child.once('disconnect', over);
    child.once('exit', () => {
      how ??= endOf(child);
      over();
    });
    child.ref();
    child.channel?.ref();
    child.send(order, (error) => error && child.kill('SIGKILL'));
  });
}

/** How the process ended; undefined while it is running. */
function endOf({ signalCode, exitCode }: ChildProcess): string | undefined {
  return signalCode ?? (exitCode === null ? undefined : `exit code ${exitCode}`);
}

function lost({ path, file }: FileToScan, reason: string): ScannedFile {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return unreadFile(path, bytes, 'budget', reason);
}
