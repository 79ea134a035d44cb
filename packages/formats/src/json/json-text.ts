// Bytes as JSON: what stands against them is noted, and undefined means that nothing of them could be told.
import { BrokenError, BudgetError } from '../scan/reader.ts';
import type { Collector } from '../scan/collector.ts';
import { readJson, type Json } from './read-json.ts';

/** Notes syntax faults, depth and equal keys with the collector. `python`: as Python reads it, NaN and a byte order mark too. */
export function jsonOf(bytes: Uint8Array, into: Collector, what: string, python = true): Json | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !python }).decode(bytes);
    const { value, duplicates } = readJson(text, python);
    for (const key of duplicates)
      into.anomaly('duplicate-key', `the key ${JSON.stringify(key)} stands twice in ${what}`);
    return value;
  } catch (error) {
    note(error, into, what);
    return undefined;
  }
}

function note(error: unknown, into: Collector, what: string): void {
  if (error instanceof BudgetError) {
    into.anomaly('depth', `${what}: ${error.message}`);
    into.doubt('budget', `${what}: ${error.message}`);
  } else {
    // A TypeError is TextDecoder's.
    const reason = error instanceof BrokenError ? error.message : 'it is not UTF-8';
    if (!(error instanceof BrokenError || error instanceof TypeError)) throw error;
    into.anomaly('header-syntax', `${what}: ${reason}`);
    into.doubt('broken', `${what}: ${reason}`);
  }
}
