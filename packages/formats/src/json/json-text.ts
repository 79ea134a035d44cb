// Bytes as JSON. Faults are noted; undefined means that nothing could be read.
import { BrokenError, BudgetError } from '../scan/reader.ts';
import type { Collector } from '../scan/collector.ts';
import { readJson, type Json, type JsonText } from './read-json.ts';

/** UTF-8 and nothing that JSON does not have: for headers that a strict parser reads. */
export function strictJson(bytes: Uint8Array, into: Collector, what: string): Json | undefined {
  return noted(into, what, () => readJson(decodeUtf8(bytes), false));
}

/** A text that Python reads: NaN too. */
export function pythonJson(text: string, into: Collector, what: string): Json | undefined {
  return noted(into, what, () => readJson(text));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BrokenError('it is not UTF-8');
  }
}

/** Syntax faults, depth and equal keys become anomalies. */
function noted(into: Collector, what: string, parse: () => JsonText): Json | undefined {
  try {
    const { value, duplicates } = parse();
    for (const key of duplicates)
      into.anomaly('duplicate-key', `the key ${JSON.stringify(key)} stands twice in ${what}`);
    return value;
  } catch (error) {
    const budget = error instanceof BudgetError;
    if (!budget && !(error instanceof BrokenError)) throw error;
    into.anomaly(budget ? 'depth' : 'header-syntax', `${what}: ${error.message}`);
    into.doubt(budget ? 'budget' : 'broken', `${what}: ${error.message}`);
    return undefined;
  }
}
