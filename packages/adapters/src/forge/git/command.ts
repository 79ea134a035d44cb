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

/** Each protocol is named, since a repository's setting for one protocol overrides the setting for all. */
const protocols = ['ext', 'file', 'git', 'http', 'https', 'ssh'].map((name) => [`protocol.${name}.allow`, 'never']);

/** Options of every command: paths are literal, and no replacement objects are used. */
const always = [
  '--no-optional-locks',
  '--literal-pathspecs',
  '--no-replace-objects',
  ...settings({
    'core.quotePath': 'false',
    // A partial clone must not fetch missing objects.
    'protocol.allow': 'never',
    ...Object.fromEntries(protocols),
    // A folder of the change that looks like a bare repository must not be taken for one, since Git would obey its settings.
    'safe.bareRepository': 'explicit',
    // Settings of the repository that name programs to run.
    'core.fsmonitor': 'false',
    'log.showSignature': 'false',
  }),
];

function settings(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

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

/** The line that Git prints; undefined when it fails. */
export async function gitLine(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await git(folder, args);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

export function gitFailed(message: string, hint: string): WorldError {
  return new WorldError({ code: 'world/git-failed', message, hint });
}
