// Work for model processes: taken by the one that has the model loaded, or by the next free one. Work that waits longer
// than a process takes to start gets one of its own.
import type { WorldProblem } from '@modelgate/core';
import { CallFault } from './errors.ts';
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

/** A process takes about so long to start, ms: shorter work is done sooner by those that there are. */
const PATIENCE = 200;

/** It would answer all that comes with the reason that it has told; whoever asks later starts another one. */
const NOT_READY: WorldProblem = {
  code: 'world/engine-died',
  message: 'the engine process could not start',
  hint: 'see the error before',
};

export class Pool {
  readonly #processes: Processes;
  readonly #most: number;
  readonly #waiting: Job[] = [];
  readonly #working = new Map<EngineProcess, Job>();
  readonly #ready = new Set<EngineProcess>();
  readonly #loaded = new WeakMap<EngineProcess, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #closed: WorldProblem | undefined;

  constructor(processes: Processes, most: number) {
    this.#processes = processes;
    this.#most = most;
    for (const process of processes.models) this.#await(process);
  }

  /** Asks whichever process is best for a value whose type both sides agree on. */
  run<T>(
    call: Job['call'],
    model: string,
    args: unknown,
    progress: (rows: number) => void = () => undefined,
  ): Promise<T> {
    if (this.#closed) return Promise.reject(new CallFault({ family: 'world', problem: this.#closed }));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ model, call, args, progress, resolve, reject });
      this.#dispatch();
    });
  }

  /** Answers all work that nobody has begun with the problem, and takes no more. */
  close(problem: WorldProblem): void {
    clearTimeout(this.#timer);
    this.#closed = problem;
    for (const job of this.#waiting.splice(0)) job.reject(new CallFault({ family: 'world', problem }));
  }

  /** Drops work that nobody has begun. */
  drop(work: readonly unknown[]): void {
    const kept = this.#waiting.filter((job) => !work.includes(job.args));
    this.#waiting.splice(0, this.#waiting.length, ...kept);
  }

  #dispatch(): void {
    const free = [...this.#ready].filter((process) => !this.#working.has(process) && !process.ended);
    for (const process of free) this.#give(process);
    if (this.#waiting.length > 0 && this.#processes.models.size === 0) this.#startMore();
    if (this.#waiting.length > 0) this.#timer ??= setTimeout(() => this.#startMore(), PATIENCE).unref();
  }

  /** As many as there is work for; whoever is free first takes it, perhaps before they are ready. */
  #startMore(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const starting = [...this.#processes.models].filter((process) => !this.#ready.has(process)).length;
    const room = this.#most - this.#processes.models.size;
    for (let i = 0; i < Math.min(room, this.#waiting.length - starting); i++) this.#await(this.#processes.startModel());
  }

  /** A process takes work when it has answered once; one that cannot start gives its reason to all work, if it is the last. */
  #await(process: EngineProcess): void {
    process.call('ready', null).then(
      () => {
        this.#ready.add(process);
        this.#dispatch();
      },
      (error: unknown) => {
        process.kill(NOT_READY);
        if (this.#processes.models.size > 0 && [...this.#ready].some((p) => !p.ended)) return;
        for (const job of this.#waiting.splice(0)) job.reject(error);
      },
    );
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
    if (process.ended) this.#ready.delete(process);
    tell();
    this.#dispatch();
  }

  #loadedIn(process: EngineProcess): Set<string> {
    const known = this.#loaded.get(process) ?? new Set();
    this.#loaded.set(process, known);
    return known;
  }
}
