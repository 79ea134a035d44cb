// SHA-256 of files, one after the other and without pauses: for a process that has nothing else to do.
import { createHash, hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Of one file: hex, or why it has none. */
export type Digest = { readonly sha256: string } | { readonly fault: string };

const CHUNK = 1 << 20;

/** In the order of the paths. */
export function digestsOf(paths: readonly string[]): Digest[] {
  return paths.map((path) => {
    try {
      return digestOf(path);
    } catch (error) {
      return { fault: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
    }
  });
}

function digestOf(path: string): Digest {
  const facts = lstatSync(path);
  if (!facts.isFile()) return { fault: 'not a plain file' };
  if (facts.size <= CHUNK) return { sha256: hash('sha256', readFileSync(path), 'hex') };
  return { sha256: digestInChunks(path) };
}

function digestInChunks(path: string): string {
  const file = openSync(path, 'r');
  try {
    const [digest, chunk] = [createHash('sha256'), Buffer.allocUnsafeSlow(CHUNK)];
    for (let n = readSync(file, chunk); n > 0; n = readSync(file, chunk)) digest.update(chunk.subarray(0, n));
    return digest.digest('hex');
  } finally {
    closeSync(file);
  }
}
