// How much memory processes hold, and how much the machine lends.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { promisify } from 'node:util';

const PAGE = 4096;

/** Resident memory of processes in MB, by pid; those that ended are left out. */
export async function residentMb(pids: readonly number[]): Promise<Map<number, number>> {
  return process.platform === 'linux' ? fromProc(pids) : fromPs(pids);
}

function fromProc(pids: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const pid of pids) {
    try {
      const [, resident] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
      found.set(pid, (Number(resident) * PAGE) / 2 ** 20);
    } catch {
      // It has ended.
    }
  }
  return found;
}

async function fromPs(pids: readonly number[]): Promise<Map<number, number>> {
  if (process.platform === 'win32') return new Map();
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,rss=', '-p', pids.join(',')]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
    return new Map(lines.map(([pid, kb]) => [pid!, kb! / 1024]));
  } catch {
    return new Map();
  }
}

/** Three quarters of what this machine, or the container around it, has: MB. */
export function usableMb(): number {
  const constrained = process.constrainedMemory();
  const total = constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
  return Math.floor((total / 2 ** 20) * 0.75);
}
