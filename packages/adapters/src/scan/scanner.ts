// Files scanned in a process of their own: one that dies or hangs takes one file with it, which is then not evaluated, and no
// secret is in its environment.
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

/** Beyond the time that a file may take, for a process that is slow to say so. */
const GRACE_MS = 5000;

/** MB of the process's heap; bytes that codecs give lie beside it, within the limits. */
const HEAP_MB = 320;

/** Times that a process may end in a row with no answer in between, and in all: each may have taken its file's whole time. */
const MOST_ENDS_IN_A_ROW = 5;
const MOST_ENDS = 50;

/** Begins at once: the process starts while the rest loads. */
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
        // Which file it was that ended the process is known only where each has its own answer.
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

/** Fulfilled when every file is answered, or with the way in which the process ended before. */
function answers(
  child: ChildProcess,
  order: ScanOrder,
  hear: (scanned: readonly ScannedFile[]) => void,
): Promise<string> {
  return new Promise((ended) => {
    const patience = order.limits.milliseconds + GRACE_MS;
    let left = order.files.length;
    let how = endOf(child);
    // One that was asked nothing yet may be gone already: then nothing tells it any more.
    let open = Number(child.connected) + Number(how === undefined);
    if (open === 0) return ended(how!);
    // Its end and its channel's end, in either order: answers may still be on their way when it is gone.
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

/** undefined: it lives. */
function endOf({ signalCode, exitCode }: ChildProcess): string | undefined {
  return signalCode ?? (exitCode === null ? undefined : `exit code ${exitCode}`);
}

function lost({ path, file }: FileToScan, reason: string): ScannedFile {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return unreadFile(path, bytes, 'budget', reason);
}
