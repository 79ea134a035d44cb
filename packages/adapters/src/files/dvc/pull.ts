// `dvc pull` as a child process: no shell, arguments as a list, output never shown, limited time.
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { printable, WorldError, type Progress } from '@modelgate/core';
import type { DvcOut } from '@modelgate/formats/dvc';
import type { Pull } from './bytes.ts';
import { dvcRoot } from './cache.ts';
import { missing, pullBefore, targetOf } from './faults.ts';

export interface PullOptions {
  readonly root: string;
  /** The child's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Why DVC must not run for this pointer; undefined when it may. `dvc` is the folder of its repository. */
  readonly whyNot: (out: DvcOut, dvc: string) => Promise<string | undefined>;
  readonly progress?: Progress;
  readonly timeoutMs?: number;
}

/** Longest time that a pull may take. */
const PATIENCE_MS = 30 * 60_000;

/** Pulls go one after another, since DVC locks its repository, and each target is pulled once. */
export function dvcPull(options: PullOptions): Pull {
  const pulled = new Map<string, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();
  return (out) => {
    const target = targetOf(out);
    const known = pulled.get(target);
    if (known) return known;
    const own = last.then(() => pullOne(out, target, options));
    last = own.catch(() => undefined);
    pulled.set(target, own);
    return own;
  };
}

async function pullOne(out: DvcOut, target: string, options: PullOptions): Promise<void> {
  const named = out.path ?? out.pointer;
  const dvc = await dvcRoot(options.root, posix.dirname(out.pointer));
  if (dvc === undefined) throw missing(out, named, 'none, and no DVC repository (.dvc) to pull from');
  const reason = await options.whyNot(out, dvc);
  if (reason !== undefined) throw missing(out, named, `none; ModelGate does not pull them, since ${reason}`);
  const task = `dvc pull ${printable(target)}`;
  options.progress?.start(task);
  const fault = await pullIn(dvc, target, options);
  options.progress?.end(task);
  if (fault !== undefined) throw failed(target, ...fault);
}

/** Pulls a target; throws a WorldError with what went wrong and what to do. */
async function pullIn(
  dvc: string,
  target: string,
  { root, env, timeoutMs = PATIENCE_MS }: PullOptions,
): Promise<readonly [fault: string, hint: string] | undefined> {
  const program = await programIn(env);
  if (program === undefined) return ['there is no dvc command on the PATH', `install DVC, or ${pullBefore(target)}`];
  const from = relative(dvc, resolve(root, target)).split(sep).join('/');
  const fault = await run(program, ['pull', '--quiet', '--', from], { cwd: dvc, env, timeoutMs });
  return fault === undefined ? undefined : [fault, `${pullBefore(target)}, and see what DVC says`];
}

/**
 * The error of a pull. DVC's output is left out, since it may contain addresses and
 * account names; whoever may see these can run the command.
 */
function failed(target: string, fault: string, hint: string): WorldError {
  return new WorldError({
    code: 'world/dvc-failed',
    message: `dvc pull of ${printable(target)}: ${fault}`,
    hint,
  });
}

/** The path of dvc. Only absolute folders of PATH are searched, since relative ones could find programs of the change. */
async function programIn(env: Readonly<Record<string, string>>): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'dvc.exe' : 'dvc';
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  for (const folder of path.split(delimiter).filter(isAbsolute)) {
    const program = join(folder, name);
    const there = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return program;
  }
  return undefined;
}

interface Running {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Runs the program; returns what went wrong, or undefined. */
function run(program: string, args: readonly string[], { cwd, env, timeoutMs }: Running): Promise<string | undefined> {
  const { promise, resolve: done } = Promise.withResolvers<string | undefined>();
  const child = spawn(program, args, { cwd, env, stdio: 'ignore' });
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    done(`it did not end within ${Math.round(timeoutMs / 1000)} s`);
  }, timeoutMs);
  child.on('error', (error: NodeJS.ErrnoException) => done(`it could not be started (${error.code ?? 'no code'})`));
  child.on('close', (code, signal) => done(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`));
  return promise.finally(() => clearTimeout(timer));
}
