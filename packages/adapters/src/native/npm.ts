// Fetches the engines with `npm ci` from the committed lock: npm checks each package's integrity and runs no script.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WorldError } from '@modelgate/core/errors';
import { partOf } from '../environment.ts';
import type { NativesLock } from './locked.ts';

/** Waits between tries are 1 and 10 s; with npm's own 10 and 60 s a machine without a network learns of it after 70 s. */
const patience = ['--fetch-timeout=60000', '--fetch-retries=2', '--fetch-retry-mintimeout=1000'];
const flags = [
  'ci',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  ...patience,
];
/** Where npm put its own log says nothing to who reads a report. */
const logPath = /^npm error A complete log of this run.*$/gm;
const messageLength = 600;

const elsewhere = 'Or give a copy that another machine fetched: the input `natives`, or MODELGATE_NATIVES.';

/** What npm needs of an environment: its configuration, proxies and certificates; no token of the job, no input. */
const neededByNpm =
  /^(path|pathext|home|userprofile|appdata|localappdata|systemroot|comspec|tmpdir|temp|tmp|lang|npm_config_.*|(https?|no)_proxy|node_extra_ca_certs|ssl_cert_(file|dir))$/i;

/** The part of an environment that is passed to npm. */
export function npmEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return partOf(env, neededByNpm);
}

/** Installs into an empty folder and returns its node_modules. */
export async function installByNpm(
  folder: string,
  lock: NativesLock,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  await writeFile(join(folder, 'package.json'), JSON.stringify(lock.manifest));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock.lock));
  const { status, output } = await runNpm(folder, env);
  if (status === 0) return join(folder, 'node_modules');
  throw new WorldError({
    code: 'world/native-missing',
    message: `npm ci could not fetch the native engines (exit ${status}): ${inOneLine(output.replace(logPath, ''))}`,
    hint: `Check the network and the npm registry. ${elsewhere}`,
  });
}

/** Line breaks would be shown as escapes. */
function inOneLine(output: string): string {
  return output
    .slice(0, messageLength)
    .trim()
    .replaceAll(/\s*\n\s*/g, '; ');
}

function runNpm(cwd: string, env: Readonly<Record<string, string>>): Promise<{ status: number; output: string }> {
  const windows = process.platform === 'win32';
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; output: string }>();
  // On Windows npm is a .cmd, which only a shell starts; the arguments are constants.
  const child = spawn('npm', flags, { cwd, env, shell: windows, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (output.length < messageLength) output += text;
  });
  child.on('error', (cause) => reject(npmMissing(cause)));
  child.on('close', (status, signal) =>
    resolve({ status: status ?? 1, output: signal ? `killed by ${signal}` : output }),
  );
  return promise;
}

function npmMissing(cause: Error): WorldError {
  return new WorldError(
    {
      code: 'world/native-missing',
      message: `The native engines are not on this machine and npm, which fetches them, cannot be started: ${cause.message}`,
      hint: `Put Node with npm on PATH (actions/setup-node). ${elsewhere}`,
    },
    { cause },
  );
}
