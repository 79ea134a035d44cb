// Scans files in separate processes, side by side, without secrets in their environment. When a process dies or hangs, one file is not
// evaluated, and the others are.
import { availableParallelism } from 'node:os';
import type { Scanner } from '@modelgate/core';
import { usableMb } from '../engine/memory.ts';
import type { EngineEnvironment } from '../engine/process.ts';
import { privateFolder } from '../files/private-folder.ts';
import { laneOf, type Lane } from './lane.ts';
import { startProcess, type ScanningProcess } from './scanning-process.ts';
import { sharesOf, type Shares } from './shares.ts';

export interface ScannerOptions {
  /** The script that runs in the processes. */
  readonly entry: string;
  readonly env: EngineEnvironment;
  /** The most processes at a time. Absent: as many as there are processor cores and memory for, and at most 8. */
  readonly processes?: number;
}

export interface RunningScanner extends Scanner {
  /** Ends the processes and deletes what they decoded. */
  close(): void;
}

/** About the time that it takes to start another process, which helps if the files that wait will take longer than that. */
const HELP_MS = 100;

/** The number of files that a process begins with, if there are enough. */
const FIRST_SHARE = 16;

/** MB of memory that a process may need. */
const PROCESS_MB = 512;

/** Starts the first process at once, while the rest of the code loads. */
export function startScanner({ entry, env, processes = fitting() }: ScannerOptions): RunningScanner {
  const own = privateFolder('scan-');
  const running = new Set<ScanningProcess>();
  const start = (): ScanningProcess => {
    const process = startProcess(entry, env, own.path);
    running.add(process);
    return process;
  };
  const end = (): void => {
    for (const process of running) process.kill();
    running.clear();
  };
  let ahead: ScanningProcess | undefined = start();
  return {
    scan: async ({ files, ...request }, progress) => {
      const ready = ahead;
      ahead = undefined;
      const shares = sharesOf(files, progress);
      // A first share is so small that enough files are left for the other processes.
      const first = Math.min(FIRST_SHARE, Math.ceil(files.length / processes / 2));
      await sideBySide(laneOf({ request, shares, files: first }, start), { ready, shares, processes });
      end();
      return shares.facts;
    },
    close: () => {
      end();
      own.closeNow();
    },
  };
}

function fitting(): number {
  return Math.max(1, Math.min(8, availableParallelism(), Math.floor(usableMb() / PROCESS_MB)));
}

interface Crew {
  readonly ready: ScanningProcess | undefined;
  readonly shares: Shares;
  readonly processes: number;
}

/** Starts one lane, and another each time that the files that wait would take longer than a process takes to start. */
async function sideBySide(lane: Lane, { ready, shares, processes }: Crew): Promise<void> {
  const lanes = [lane(ready)];
  const since = performance.now();
  const help = setInterval(() => {
    if (lanes.length === processes || shares.waiting() === 0) return clearInterval(help);
    const millisecondsEach = (performance.now() - since) / shares.done();
    if (shares.waiting() * millisecondsEach > 2 * HELP_MS) lanes.push(lane());
  }, HELP_MS);
  // No lane is added once no file waits, which is the case when the first lane has ended.
  for (let i = 0; i < lanes.length; i++) await lanes[i];
  clearInterval(help);
}
