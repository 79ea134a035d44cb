// Options of every store.
import { createHash } from 'node:crypto';
import type { RunOrigin } from './origin.ts';

export interface StoreOptions {
  readonly origin: RunOrigin;
  /** Receives a sentence about what was refused or could not be kept; the run goes on and computes anew. */
  readonly say: (sentence: string) => void;
}

/** A name for a key that file systems, caches and artifacts all accept. */
export function nameOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** The key of a series, which no other result can have. */
export function keyOfSeries(series: string): string {
  return `last of ${series}`;
}

/** The sentence about an entry that was found and must not be used. */
export function refusal(key: string, reason: string): string {
  return `The kept results for ${JSON.stringify(key)} were refused: ${reason}. They are computed anew.`;
}

export function trouble(doing: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `${doing} did not work: ${why.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
}
