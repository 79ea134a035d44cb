// A lane: one process after another scans files until none waits. A file that kills its process is not evaluated, and the next files
// get a new process.
import type { ScanRequest } from '@modelgate/core';
import type { ScanningProcess } from './scanning-process.ts';
import { splitFirst, type Share, type Shares } from './shares.ts';

/** Runs processes, one after another, until no file waits. Without a running process it starts one. */
export type Lane = (process?: ScanningProcess) => Promise<void>;

/** The time that a share of files should take, since each costs a short wait. After a faster one the next is doubled, else it is halved. */
const SHARE_MS = 50;

/** The most deaths of processes in a row without an answer, and in all; each may have taken the whole time of a file. */
const MOST_ENDS_IN_A_ROW = 5;
const MOST_ENDS = 50;

export interface Work {
  readonly request: Omit<ScanRequest, 'files'>;
  readonly shares: Shares;
  /** The number of files in a lane's first share. */
  readonly files: number;
}

/** Makes lanes that count the deaths of their processes together. */
export function laneOf({ request, shares, files: first }: Work, start: () => ScanningProcess): Lane {
  let [ends, inARow] = [0, 0];

  /** Returns the process that scanned the last file; undefined if it is gone. */
  const scan = async (share: Share, process: ScanningProcess): Promise<ScanningProcess | undefined> => {
    const together = ends === 0;
    let rest = share;
    const ended = await process.ask({ ...request, files: share.files, together }, (scanned) => {
      inARow = 0;
      rest = shares.answered(rest, scanned);
    });
    if (ended === undefined) return process;
    ends += 1;
    inARow += 1;
    // Which file killed the process is known only when each file has its own answer.
    if (!together) {
      const [file, others] = splitFirst(rest);
      shares.lost(file, `the scanning process ended while it read this file (${ended})`);
      rest = others;
    }
    if (inARow >= MOST_ENDS_IN_A_ROW || ends >= MOST_ENDS) rest = giveUp(rest, ended);
    return rest.files.length === 0 ? undefined : scan(rest, start());
  };

  const giveUp = (rest: Share, ended: string): Share => {
    const reason = `the scanning process ended ${ends} times (${ended} at last) and was not started again`;
    for (let share: Share | undefined = rest; share; share = shares.take(Infinity)) shares.lost(share, reason);
    return { ...rest, files: [] };
  };

  return async (ready) => {
    let process = ready;
    let files = first;
    for (let share = shares.take(files); share; share = shares.take(files)) {
      const since = performance.now();
      process = await scan(share, process ?? start());
      files = performance.now() - since < SHARE_MS ? files * 2 : Math.max(1, files >> 1);
    }
  };
}
