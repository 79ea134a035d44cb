// Work for model processes: taken by the one that has the model loaded, or by the next free one; more are started
// while work waits.
import type { EngineProcess } from './process.ts';
import type { Processes } from './processes.ts';

interface Job {
  /** The model's path: a process that has it loaded is preferred. */
  readonly model: string;
  readonly call: 'describe' | 'score';
  readonly args: unknown;
  readonly progress: (rows: number) => void;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export class Pool {
  readonly #processes: Processes;
  readonly #most: number;
  readonly #waiting: Job[] = [];
  readonly #working = new Map<EngineProcess, Job>();
  readonly #loaded = new WeakMap<EngineProcess, Set<string>>();

  constructor(processes: Processes, most: number) {
    this.#processes = processes;
    this.#most = most;
  }

  /** Asks whichever process is best for a value whose type both sides agree on. */
  run<T>(
    call: Job['call'],
    model: string,
    args: unknown,
    progress: (rows: number) => void = () => undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ model, call, args, progress, resolve, reject });
      this.#dispatch();
    });
  }

  /** Drops work that nobody has begun. */
  drop(work: readonly unknown[]): void {
    const kept = this.#waiting.filter((job) => !work.includes(job.args));
    this.#waiting.splice(0, this.#waiting.length, ...kept);
  }

  #dispatch(): void {
    for (const process of this.#processes.models)
      if (!this.#working.has(process) && !process.ended) this.#give(process);
    while (this.#waiting.length > 0 && this.#processes.models.size < this.#most)
      this.#give(this.#processes.startModel());
  }

  #give(process: EngineProcess): void {
    const job = this.#choose(process);
    if (!job) return;
    this.#waiting.splice(this.#waiting.indexOf(job), 1);
    this.#working.set(process, job);
    this.#loadedIn(process).add(job.model);
    process.call(job.call, job.args, job.progress).then(
      (value) => this.#done(process, () => job.resolve(value)),
      (error: unknown) => this.#done(process, () => job.reject(error)),
    );
  }

  /** Its own model first; then the one that the fewest others work on. */
  #choose(process: EngineProcess): Job | undefined {
    const loaded = this.#loadedIn(process);
    const own = this.#waiting.find((job) => loaded.has(job.model));
    if (own) return own;
    const workers = (model: string): number => [...this.#working.values()].filter((job) => job.model === model).length;
    return this.#waiting.toSorted((a, b) => workers(a.model) - workers(b.model))[0];
  }

  #done(process: EngineProcess, tell: () => void): void {
    this.#working.delete(process);
    tell();
    this.#dispatch();
  }

  #loadedIn(process: EngineProcess): Set<string> {
    const known = this.#loaded.get(process) ?? new Set();
    this.#loaded.set(process, known);
    return known;
  }
}
