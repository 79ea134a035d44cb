// What one process after the other does until no file waits: a file that ends its process is not evaluated, and the next ones
// get a new process.
import type { ScanRequest } from '@modelgate/core';
import type { ScanningProcess } from './scanning-process.ts';
import { splitFirst, type Share, type Shares } from './shares.ts';

/** Fulfilled when no file waits. Absent: a process is started. */
export type Lane = (process?: ScanningProcess) => Promise<void>;

/** Each share costs a moment in which its process waits. One that takes less is followed by twice as many files, else by half as many. */
const SHARE_MS = 50;

/** Times that processes may end in a row with no answer in between, and in all: each may have taken its file's whole time. */
const MOST_ENDS_IN_A_ROW = 5;
const MOST_ENDS = 50;

export interface Work {
  readonly request: Omit<ScanRequest, 'files'>;
  readonly shares: Shares;
  /** Files of a lane's first share. */
  readonly files: number;
}

/** How often processes ended counts for all lanes together. */
export function laneOf({ request, shares, files: first }: Work, start: () => ScanningProcess): Lane {
  let [ends, inARow] = [0, 0];

  /** The process that scanned the last of them; undefined when it is gone. */
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
    // Which file it was that ended the process is known only where each has its own answer.
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
