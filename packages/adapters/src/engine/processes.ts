// The processes of one engine: one for data, some for models; one memory limit over all of them.
import type { WorldProblem } from '@modelgate/core';
import type { ChildSettings } from './child/settings.ts';
import { residentMb } from './memory.ts';
import { EngineProcess, type EngineEnvironment } from './process.ts';

export interface ProcessesSetting {
  readonly entry: string;
  readonly nativesDir: Promise<string | undefined>;
  readonly folder: string;
  readonly env: EngineEnvironment;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** Processor cores to use: as many model processes at most. */
  readonly threads: number;
}

/** How often memory is looked at, ms. */
const WATCH_EVERY = 50;

/** Nobody waits for its answers, so nobody is told. */
const IDLE: WorldProblem = {
  code: 'world/engine-died',
  message: 'the engine process was ended while it had nothing to do',
  hint: 'this is a fault of ModelGate; please report it',
};

export class Processes {
  readonly #setting: ProcessesSetting;
  readonly #models = new Set<EngineProcess>();
  #data: EngineProcess;
  #watch: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(setting: ProcessesSetting) {
    this.#setting = setting;
    this.#data = this.#fork('data');
  }

  /** The data process; a new one when the last one has ended. */
  get data(): EngineProcess {
    if (this.#data.ended && !this.#closed) {
      this.#data = this.#fork('data');
      for (const { pid } of this.#models) this.#tell('guard', pid);
    }
    return this.#data;
  }

  get models(): ReadonlySet<EngineProcess> {
    return this.#models;
  }

  startModel(): EngineProcess {
    const model = this.#fork('model');
    this.#models.add(model);
    this.#tell('guard', model.pid);
    return model;
  }

  /** Ends model processes that nobody waits for: the memory they hold may be needed elsewhere. Later work starts new ones. */
  endIdleModels(): void {
    for (const model of this.#models) if (!model.busy) model.kill(IDLE);
  }

  /** Ends all of them. */
  close(problem: WorldProblem): void {
    this.#closed = true;
    clearInterval(this.#watch);
    for (const each of [this.#data, ...this.#models]) each.kill(problem);
  }

  #fork(role: ChildSettings['role']): EngineProcess {
    const { entry, nativesDir, folder, env, threads, memoryMb, timeoutMs } = this.#setting;
    const share = role === 'data' ? 0.5 : 0.25 / threads;
    const child: ChildSettings = {
      role,
      folder,
      threads: role === 'data' ? threads : 1,
      memoryMb: Math.max(128, Math.floor(memoryMb * share)),
    };
    this.#watch ??= setInterval(() => void this.#checkMemory(), WATCH_EVERY).unref();
    return new EngineProcess({ entry, child, env, nativesDir, timeoutMs, ended: (ended) => this.#ended(ended) });
  }

  #ended(ended: EngineProcess): void {
    if (this.#models.delete(ended)) this.#tell('release', ended.pid);
  }

  /** The data process ends model processes that outlive this one. Nobody waits for its answer. */
  #tell(call: 'guard' | 'release', pid: number | undefined): void {
    if (pid !== undefined && !this.#closed) this.#data.call(call, { pid }).catch(() => undefined);
  }

  /** Over the limit together: the largest one is ended. */
  async #checkMemory(): Promise<void> {
    const busy = [this.#data, ...this.#models].filter((p) => p.busy && p.pid !== undefined);
    if (busy.length === 0) return;
    const resident = await residentMb(busy.map((p) => p.pid!));
    const total = [...resident.values()].reduce((sum, mb) => sum + mb, 0);
    if (total <= this.#setting.memoryMb) return;
    const largest = busy.reduce((a, b) => ((resident.get(a.pid!) ?? 0) >= (resident.get(b.pid!) ?? 0) ? a : b));
    largest.kill({
      code: 'world/engine-memory',
      message: `the engine processes held ${Math.round(total)} MB, more than the limit of ${this.#setting.memoryMb} MB; the largest was ended`,
      hint: 'raise the memory limit or use a larger machine; if a model does this on few rows, it is broken or hostile',
    });
  }
}
