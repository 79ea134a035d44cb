// One engine process, as the parent holds it: requests out, answers in, limits, and its end.
import { fork, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { WorldProblem } from '@modelgate/core';
import type { Answer } from './child/serve.ts';
import { wideYoungGeneration } from '../young-generation.ts';
import type { ChildSettings } from './child/settings.ts';
import { CallFault } from './errors.ts';

interface Pending {
  resolve(value: unknown): void;
  reject(error: CallFault): void;
  progress(rows: number): void;
  readonly call: string;
  /** Absent until the process has its native engines: fetching them has a patience of its own. */
  timer: NodeJS.Timeout | undefined;
}

/** What a process is told of the parent's environment beside its own TMPDIR: no token and no secret. */
export interface EngineEnvironment {
  readonly PATH?: string;
  readonly HOME?: string;
}

export interface ProcessSetting {
  /** The script that runs in the process. */
  readonly entry: string;
  readonly child: ChildSettings;
  readonly env: EngineEnvironment;
  readonly nativesDir: Promise<string | undefined>;
  /** Longest silence of a request, ms. */
  readonly timeoutMs: number;
  ended(process: EngineProcess): void;
}

/** What is kept of the process's error output, for the cause of an error that nobody else explains. */
const KEPT_OUTPUT = 2000;

/** Whoever verified them tells why; this is for requests that did not wait for it. */
const UNVERIFIED: WorldProblem = {
  code: 'world/native-missing',
  message: 'there are no verified native engines for the engine process',
  hint: 'see the error of their verification',
};

export class EngineProcess {
  readonly #setting: ProcessSetting;
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #next = 0;
  #output = '';
  #end: WorldProblem | undefined;
  #equipped = false;

  constructor(setting: ProcessSetting) {
    this.#setting = setting;
    this.#child = fork(setting.entry, [JSON.stringify(setting.child)], {
      cwd: setting.child.folder,
      env: { ...setting.env, TMPDIR: setting.child.folder },
      execArgv: [...wideYoungGeneration()],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.on('message', (answer: Answer) => this.#answered(answer));
    this.#child.on('exit', (code, signal) => this.#exited(signal ?? `exit code ${code}`));
    // Of a process that never was; one that cannot be spoken to any more ends, and its end says more.
    this.#child.on('error', (error) => this.#child.pid === undefined && this.#exited(error.message));
    this.#child.stderr!.on(
      'data',
      (text: Buffer) => (this.#output = (this.#output + text.toString()).slice(-KEPT_OUTPUT)),
    );
    this.#hold();
    setting.nativesDir.then(
      (dir) => this.#equip(dir),
      () => this.kill(UNVERIFIED),
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get busy(): boolean {
    return this.#pending.size > 0;
  }

  /** A process that has died closes its channel before its end is told. */
  get ended(): boolean {
    return this.#end !== undefined || !this.#child.connected;
  }

  /** Asks for a value whose type the two sides agree on. */
  call<T>(call: string, args: unknown, progress: (rows: number) => void = () => undefined): Promise<T> {
    if (this.#end) return Promise.reject(this.#fault());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {
        resolve,
        reject,
        progress,
        timer: this.#equipped ? this.#limit(call) : undefined,
        call,
      });
      this.#hold();
      // Without a channel the request is answered by the process's end.
      if (this.#child.connected) this.#child.send({ id, call, args });
    });
  }

  /** Ends it at once; every request that waits is answered with the problem. */
  kill(problem: WorldProblem): void {
    if (this.#end) return;
    this.#child.kill('SIGKILL');
    this.#finish(problem);
  }

  #equip(dir: string | undefined): void {
    if (this.#end) return;
    this.#equipped = true;
    for (const pending of this.#pending.values()) pending.timer = this.#limit(pending.call);
    this.call('natives', { dir: dir ?? null }).catch(() => undefined);
  }

  /** A waiting process must not keep the parent alive; one with a request must. */
  #hold(): void {
    if (this.busy) {
      this.#child.ref();
      this.#child.channel?.ref();
    } else {
      this.#child.unref();
      this.#child.channel?.unref();
      const output = this.#child.stderr;
      if (output instanceof Socket) output.unref();
    }
  }

  #limit(call: string): NodeJS.Timeout {
    const { timeoutMs } = this.#setting;
    const seconds = Math.round(timeoutMs / 1000);
    return setTimeout(() => {
      this.kill({
        code: 'world/engine-timeout',
        message: `the engine process gave no sign of life for ${seconds} s (${call}) and was ended`,
        hint:
          call === 'score' || call === 'describe'
            ? 'the model may never end; run it on a few rows by hand'
            : 'raise the time limit, or use less data',
      });
    }, timeoutMs);
  }

  #answered(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    if ('rows' in answer) {
      pending.timer?.refresh();
      pending.progress(answer.rows);
      return;
    }
    this.#pending.delete(answer.id);
    clearTimeout(pending.timer);
    this.#hold();
    if ('fault' in answer) pending.reject(new CallFault(answer.fault));
    else pending.resolve(answer.value);
  }

  #exited(how: string): void {
    const killed = how === 'SIGKILL';
    this.#finish({
      code: 'world/engine-died',
      message: `the engine process ended by itself (${how})`,
      hint: killed
        ? 'the system may have ended it for lack of memory; use a machine with more'
        : 'run again; if it happens again, the file it was reading may be broken in a new way',
    });
  }

  #finish(problem: WorldProblem): void {
    if (this.#end) return;
    this.#end = problem;
    this.#setting.ended(this);
    this.#settle();
  }

  #settle(): void {
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(this.#fault());
    }
    this.#pending.clear();
    this.#hold();
  }

  #fault(): CallFault {
    return new CallFault(
      { family: 'world', problem: this.#end! },
      { cause: this.#output === '' ? undefined : new Error(this.#output) },
    );
  }
}
