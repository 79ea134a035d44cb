// For tests of readers: a context without limits that matter, and sources that count what is read of them.
import type { ReadFacts, ReferenceFact } from '@modelgate/core';
import { startBudget } from './budget.ts';
import type { ReadContext, Reader, ReadResult } from './reader.ts';
import { memorySource, type ByteSource } from './source.ts';

/** Absolute targets and those above the folder are outside, all others absent. */
const resolve = (target: string): ReferenceFact['found'] =>
  /^(?:\/|[A-Za-z]:|\\)|\.\.[/\\]/.test(target) ? 'outside' : 'absent';

export const testContext = (milliseconds = 20_000): ReadContext => ({
  name: 'f',
  budget: startBudget({ expandedBytes: 1 << 24, depth: 8, members: 10_000, milliseconds }),
  resolve,
  spool: () => ({ write: () => undefined, source: () => memorySource(new Uint8Array()) }),
});

/** What a reader sees in bytes; undefined where it does not recognise them. Throws what the reader throws. */
export function factsIn(reader: Reader, bytes: Uint8Array | string): ReadResult | undefined {
  const source = memorySource(Buffer.from(bytes));
  if (!reader.recognises(source.read(0, 4096), source, 'f')) return undefined;
  return reader.read(source, testContext()) as ReadResult;
}

export const codesOf = (facts: ReadFacts | undefined): readonly string[] =>
  (facts?.anomalies ?? []).map(({ code }) => code);

/** A header in front of zeros without end that nobody keeps, and how many bytes were read. */
export function vastSource(
  header: Uint8Array,
  size: number,
): {
  readonly source: ByteSource;
  readonly bytesRead: () => number;
} {
  let bytesRead = 0;
  const read = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    bytes.set(header.subarray(offset, offset + bytes.length));
    bytesRead += bytes.length;
    return bytes;
  };
  return { source: { size, read }, bytesRead: () => bytesRead };
}
