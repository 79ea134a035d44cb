// An engine process: forked with a clean environment, told its part by its one argument, spoken to in JSON. It starts
// while the native engines are still being verified, and loads them when it is told that they are.
import { rmSync } from 'node:fs';
import { isPrivate } from '../files/private-name.ts';
import { digestsOf, type Digest } from '../native/digests.ts';
import { isLocked, type FoundFile } from '../native/verify.ts';
import { loadOnnxRuntime } from './child/natives.ts';
import { serve, type Handlers } from './child/serve.ts';
import type { ChildSettings } from './child/settings.ts';

// eslint-disable-next-line typescript/no-unsafe-type-assertion -- written by the process that started this one
const settings = JSON.parse(process.argv[2]!) as ChildSettings;
/** Model processes that must not outlive the parent: they cannot notice its end while a model runs. */
const wards = new Set<number>();

process.on('disconnect', end);
if (settings.role === 'data') {
  // An interrupt of the terminal goes to all processes at once; this one stays until the parent is gone, to clean up.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('SIGTERM', end);
}

function end(): void {
  for (const pid of wards) kill(pid);
  // Whoever starts the script by hand may name a folder that holds other things than this run's, such as /tmp itself.
  if (settings.role === 'data' && isPrivate(settings.folder)) rmSync(settings.folder, { recursive: true, force: true });
  process.exit();
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The folder of engines that the parent has found to be as they should be: only now is anything answered. */
const verified = Promise.withResolvers<string | undefined>();
/** Only what the part needs is loaded. */
const part = settings.role === 'model' ? import('./child/model-handlers.ts') : import('./child/data-handlers.ts');
const started = new Map<string | undefined, Promise<Handlers>>();

/** Starts once with each folder. A process that cannot start answers every request with the reason. */
function handlersWith(dir: string | undefined): Promise<Handlers> {
  const known = started.get(dir) ?? start(dir);
  known.catch(() => undefined);
  started.set(dir, known);
  return known;
}

async function start(dir: string | undefined): Promise<Handlers> {
  const code = await part;
  return 'modelHandlers' in code ? code.modelHandlers(settings, dir) : code.dataHandlers(settings, dir);
}

part.catch(() => undefined);
verified.promise.then(handlersWith).catch(() => undefined);

const own: Handlers = {
  verify: ({ files, dir }: { files: readonly FoundFile[]; dir: string | null }) => Promise.resolve(verify(files, dir)),
  natives: ({ dir }: { dir: string | null }) => Promise.resolve(verified.resolve(dir ?? undefined)),
  guard: ({ pid }: { pid: number }) => Promise.resolve(void wards.add(pid)),
  release: ({ pid }: { pid: number }) => Promise.resolve(void wards.delete(pid)),
};

function verify(files: readonly FoundFile[], dir: string | null): readonly Digest[] {
  const digests = digestsOf(files.map(({ path }) => path));
  const sure = files.every((file, i) => isLocked(file, digests[i]!));
  // Behind the answer, so that the parent need not wait for it.
  if (sure && dir !== null) setImmediate(startAhead, dir);
  return digests;
}

/** Only saves time: which engines are used is for the parent to say. A model process has verified no DuckDB, and so only loads its own engine. */
function startAhead(dir: string): void {
  if (settings.role === 'data') void handlersWith(dir);
  else loadAhead(dir);
}

function loadAhead(dir: string): void {
  try {
    loadOnnxRuntime(dir);
  } catch {
    // Told by `start`.
  }
}

async function answered(call: string, ...given: Parameters<Handlers[string]>): Promise<unknown> {
  const handlers = await handlersWith(await verified.promise);
  return handlers[call]!(...given);
}

serve((call) => own[call] ?? ((...given) => answered(call, ...given)));
