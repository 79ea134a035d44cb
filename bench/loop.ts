// A process that gets ready once and then runs as often as asked: one side of a comparison.
import { fork, type ChildProcess } from 'node:child_process';

export interface Loop<T> {
  /** What one run found, such as its seconds. */
  run(): Promise<T>;
  end(): void;
}

export interface LoopOptions {
  readonly script: string;
  readonly settings: unknown;
  /** The one processor core it may use; absent: all. */
  readonly core?: number;
}

export async function startLoop<T>({ script, settings, core }: LoopOptions): Promise<Loop<T>> {
  const pinned = core === undefined ? {} : { execPath: 'taskset', execArgv: ['-c', String(core), process.execPath] };
  const child = fork(new URL(script, import.meta.url), [JSON.stringify(settings)], pinned);
  await answerOf(child);
  return {
    run: async () => {
      child.send('go');
      return (await answerOf(child)) as T;
    },
    end: () => child.disconnect(),
  };
}

/** Several loops at the same time: seconds until the last one is done. */
export function together(loops: readonly Loop<number>[]): Loop<number> {
  return {
    run: async () => Math.max(...(await Promise.all(loops.map((loop) => loop.run())))),
    end: () => {
      for (const loop of loops) loop.end();
    },
  };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const ended = (code: number | null): void => reject(new Error(`a process of the bench ended with exit code ${code}`));
  child.once('exit', ended);
  child.once('message', resolve);
  return promise.finally(() => child.off('exit', ended));
}

/** The child's side: ready when `prepare` is done, then one run for each go. */
export async function serveLoop<T>(prepare: (settings: never) => Promise<() => Promise<T>>): Promise<void> {
  const run = await prepare(JSON.parse(process.argv[2]!) as never);
  process.on('message', () => void run().then((found) => process.send!(found)));
  process.on('disconnect', () => process.exit());
  process.send!('ready');
}
