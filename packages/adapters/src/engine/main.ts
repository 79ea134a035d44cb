// An engine process: forked with a clean environment, told its part by its one argument, spoken to in JSON. It starts
// while the native engines are still being verified, and loads them when it is told that they are.
import { rmSync } from 'node:fs';
import { digestsOf, type Digest } from '../native/digests.ts';
import { isLocked, type FoundFile } from '../native/verify.ts';
import { loadDuckDb, loadOnnxRuntime } from './child/natives.ts';
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
  if (settings.role === 'data') rmSync(settings.folder, { recursive: true, force: true });
  process.exit();
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

const verified = Promise.withResolvers<string | undefined>();

/** Only what the part needs is loaded. */
async function start(): Promise<Handlers> {
  if (settings.role === 'model') {
    const { modelHandlers } = await import('./child/model-handlers.ts');
    return modelHandlers(settings, await verified.promise);
  }
  const { dataHandlers } = await import('./child/data-handlers.ts');
  return dataHandlers(settings, await verified.promise);
}

// A process that cannot start answers every request with the reason.
const started = start();
started.catch(() => undefined);

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
  if (sure && dir !== null) setImmediate(loadAhead, dir);
  return digests;
}

/** Only saves time: which engines are used is for the parent to say, and whoever loads them in earnest tells what is wrong. */
function loadAhead(dir: string): void {
  try {
    if (settings.role === 'model') loadOnnxRuntime(dir);
    else loadDuckDb(dir);
  } catch {
    // Told by `start`.
  }
}

serve((call) => own[call] ?? (async (args, progress) => (await started)[call]!(args, progress)));
