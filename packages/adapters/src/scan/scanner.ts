// Files scanned in processes of their own, side by side: one that dies or hangs takes one file with it, which is then not
// evaluated, and no secret is in its environment.
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
  /** At once, at most; absent: as many as there are processor cores, and memory for what they may come to hold, but 8 at most. */
  readonly processes?: number;
}

export interface RunningScanner extends Scanner {
  /** Ends the processes and deletes what they decoded. */
  close(): void;
}

/** As long as it takes to start one more process: it helps where files still wait after that. */
const HELP_MS = 100;

/** Files that a process begins with, where there are enough. */
const FIRST_SHARE = 16;

/** MB that a process may come to hold. */
const PROCESS_MB = 512;

/** The first process starts at once, while the rest loads. */
export function startScanner({ entry, env, processes = fitting() }: ScannerOptions): RunningScanner {
  const own = privateFolder('modelgate-scan');
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
      // No process takes so many that the others could not help.
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

/** One lane, and another each time that files still wait. */
async function sideBySide(lane: Lane, { ready, shares, processes }: Crew): Promise<void> {
  const lanes = [lane(ready)];
  const help = setInterval(() => {
    if (lanes.length < processes && shares.waiting()) lanes.push(lane());
    else clearInterval(help);
  }, HELP_MS);
  // None is added once no file waits, which is so when the first has come to its end.
  for (let i = 0; i < lanes.length; i++) await lanes[i];
  clearInterval(help);
}
