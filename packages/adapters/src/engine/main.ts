// An engine process: forked with a clean environment, told its part by its one argument, spoken to in JSON.
import { rmSync } from 'node:fs';
import { serve, type Handlers } from './child/serve.ts';
import type { ChildSettings } from './child/settings.ts';

// eslint-disable-next-line typescript/no-unsafe-type-assertion -- written by the process that started this one
const settings = JSON.parse(process.argv[2]!) as ChildSettings;
/** Model processes that must not outlive the parent: they cannot notice its end while a model runs. */
const wards = new Set<number>();

process.on('disconnect', end);
if (settings.role === 'data') {
  // An interrupt of the terminal goes to all processes at once; this one stays until the parent is gone, to clean up.
  process.on('SIGINT', () => undefined);
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

/** Only what the part needs is loaded. */
async function start(): Promise<Handlers> {
  if (settings.role === 'model') return (await import('./child/model-handlers.ts')).modelHandlers(settings);
  const { dataHandlers } = await import('./child/data-handlers.ts');
  return {
    ...dataHandlers(settings),
    guard: ({ pid }: { pid: number }) => Promise.resolve(void wards.add(pid)),
    release: ({ pid }: { pid: number }) => Promise.resolve(void wards.delete(pid)),
  };
}

try {
  const handlers = await start();
  serve((call) => handlers[call]!);
} catch (error) {
  // A process that cannot start answers every request with the reason.
  serve(() => () => Promise.reject(error));
}
