// Git as a child process: arguments as a list, never a shell, never the network, never a prompt.
import { execFile } from 'node:child_process';
import { WorldError } from '@modelgate/core';

/** Bytes of the largest file that is read out of a commit. */
const largest = 1024 * 1024 * 1024;
const timeoutMs = 120_000;

export interface GitResult {
  /** -1 when Git could not be started. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A partial clone must not fetch behind the user's back, and a path is a name, not a pattern. */
const always = [
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'protocol.allow=never',
  '-c',
  'core.quotePath=false',
];

/** Runs Git in a folder; a non-zero code is an answer, not an error. */
export function git(folder: string, args: readonly string[]): Promise<GitResult> {
  return new Promise((done) => {
    const options = { encoding: 'buffer', maxBuffer: largest, timeout: timeoutMs } as const;
    execFile('git', ['-C', folder, ...always, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      done({ code, stdout, stderr: stderr.toString('utf8') || (error?.message ?? '') });
    });
  });
}

/** The one line that Git prints, or nothing when it fails. */
export async function gitLine(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await git(folder, args);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

export function gitFailed(message: string, hint: string): WorldError {
  return new WorldError({ code: 'world/git-failed', message, hint });
}
