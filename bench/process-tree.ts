// Memory of a command and of every process below it, from /proc: each one's peak, and the peak of their sum.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export interface ProcessPeak {
  /** The command line's role: the run itself, or an engine process. */
  readonly role: string;
  /** MB of resident memory: the kernel's own high-water mark. */
  readonly peak: number;
}

export interface TreePeak {
  readonly processes: readonly ProcessPeak[];
  /** MB: the largest sum of resident memory at one moment; pages that processes share are counted in each. */
  readonly sum: number;
  /** MB: the same with shared pages counted once. */
  readonly proportional: number;
  readonly exitCode: number | null;
  readonly seconds: number;
}

const EVERY_MS = 20;

export function memoryOf(command: string, args: readonly string[], cwd: string): Promise<TreePeak> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: 'ignore' });
  const peaks = new Map<number, ProcessPeak>();
  let [sum, proportional] = [0, 0];
  const look = (): void => {
    const pids = below(child.pid!);
    for (const pid of pids) note(peaks, pid);
    sum = Math.max(sum, total(pids, 'smaps_rollup', 'Rss'));
    proportional = Math.max(proportional, total(pids, 'smaps_rollup', 'Pss'));
  };
  const timer = setInterval(look, EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      resolve({ processes: [...peaks.values()], sum, proportional, exitCode, seconds });
    });
  });
}

function note(peaks: Map<number, ProcessPeak>, pid: number): void {
  const peak = kilobytes(pid, 'status', 'VmHWM') / 1024;
  if (peak > 0) peaks.set(pid, { role: peaks.get(pid)?.role ?? roleOf(pid), peak });
}

function total(pids: readonly number[], file: string, field: string): number {
  return pids.reduce((mb, pid) => mb + kilobytes(pid, file, field) / 1024, 0);
}

/** 0 for a process that has ended. */
function kilobytes(pid: number, file: string, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(pid, file));
  return found ? Number(found[1]) : 0;
}

function roleOf(pid: number): string {
  return /"role":"(\w+)"/.exec(read(pid, 'cmdline'))?.[1] ?? (/\bgit\0/.test(read(pid, 'cmdline')) ? 'git' : 'run');
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** The process and all that it started, directly or not. */
function below(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(read(Number(name), 'stat').split(') ').at(-1)?.split(' ')[1])]),
  );
  const isBelow = (pid: number | undefined): boolean => pid === root || (!!pid && isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow);
}
