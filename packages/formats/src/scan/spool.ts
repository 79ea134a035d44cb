// Decoded bytes: memory for a few megabytes, a temporary file beyond.
import type { Budget, Sink } from './reader.ts';
import { memorySource } from './source.ts';
import type { ByteSource } from './source.ts';

/** A file that vanishes when it is closed, and with the process at the latest. */
export interface TemporaryFile {
  /** Appends. */
  write(bytes: Uint8Array): void;
  /** What was written so far. */
  source(): ByteSource;
  close(): void;
}

/** Bytes of one member that stay in memory. */
const IN_MEMORY = 4 << 20;

/** Sinks of one file. `close` ends those that nobody closed, because decoding them broke off. */
export interface Spool {
  open(): Sink;
  close(): void;
}

export function makeSpool(budget: Budget, temporaryFile: () => TemporaryFile): Spool {
  const files = new Set<TemporaryFile>();
  const openFile = (): TemporaryFile => {
    const file = temporaryFile();
    files.add(file);
    return file;
  };
  const closeFile = (file: TemporaryFile): void => {
    if (files.delete(file)) file.close();
  };
  return { open: () => makeSink(budget, openFile, closeFile), close: () => files.forEach(closeFile) };
}

function makeSink(budget: Budget, openFile: () => TemporaryFile, closeFile: (file: TemporaryFile) => void): Sink {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let file: TemporaryFile | undefined;
  return {
    write(bytes) {
      budget.expand(bytes.length);
      size += bytes.length;
      chunks.push(bytes);
      if (size <= IN_MEMORY && file === undefined) return;
      file ??= openFile();
      for (const chunk of chunks) file.write(chunk);
      chunks = [];
    },
    source() {
      if (file === undefined) return memorySource(chunks.length === 1 ? chunks[0]! : joined(chunks, size));
      const written = file;
      const whole = written.source();
      return { size: whole.size, read: (from, length) => whole.read(from, length), close: () => closeFile(written) };
    },
  };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
