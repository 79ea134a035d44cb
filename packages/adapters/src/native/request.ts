// What is asked of the search for the native engines, and what it gives.
import type { Progress, Store } from '@modelgate/core';
import type { NativesLock } from './locked.ts';
import type { Digests } from './verify.ts';

export interface NativesRequest {
  /** A node_modules folder with the engines, given by the user for machines without a network; nothing else is tried. */
  readonly offline?: string;
  /** The folder of the running code: engines that were installed with it are used where they are. */
  readonly codeFolder: string;
  /** A checkout whose node_modules may be used: only if the user opted in, since a pull request can plant files there. */
  readonly workspace?: string;
  /** A folder that outlives the job, such as RUNNER_TOOL_CACHE. */
  readonly toolCache?: string;
  /** Keeps fetched engines between machines. */
  readonly cache?: Store;
  /** An existing folder for private copies, such as RUNNER_TEMP. */
  readonly temp: string;
  /** The environment, of which npm gets its part: see `npmEnvironment`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Hears of a download, which takes seconds. */
  readonly progress?: Progress;
  /** data: DuckDB alone; no model can be run with what is found. Absent: all engines. */
  readonly engines?: 'data';
  /** Who hashes the files; absent: this process. */
  readonly digests?: Digests;
  /** Absent: the committed lock. */
  readonly lock?: NativesLock;
  /** Absent: this machine's. */
  readonly platform?: string;
}

export type NativesSource = 'offline' | 'installation' | 'workspace' | 'tool-cache' | 'cache' | 'npm';

/** Verified engines: a node_modules folder to resolve packages from, until closed. */
export interface Natives {
  readonly dir: string;
  readonly source: NativesSource;
  /** What was found wrong on the way and set right, for the log. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}
