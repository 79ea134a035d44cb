// Digests of files, one after the other and without pauses: for a process that has nothing else to do.
import { createHash, hash, type Hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Hash functions that are as hard to break: FIPS 180-4 and RFC 7693. */
export type HashFunction = 'sha256' | 'blake2b512';

/** Of one file: hex, or why it has none. */
export type Digest = { readonly by: HashFunction; readonly hex: string } | { readonly fault: string };

const CHUNK = 1 << 20;

/** In the order of the paths. */
export function digestsOf(paths: readonly string[], by: HashFunction = faster()): Digest[] {
  return paths.map((path) => {
    try {
      return digestOf(path, by);
    } catch (error) {
      return { fault: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
    }
  });
}

/** A fifth of a millisecond each to compute. */
const SAMPLE = Buffer.alloc(1 << 17);
/** The best of these counts: a single one is spoilt in every tenth start, when other processes start too. */
const TRIES = [1, 2, 3];

/**
 * What this machine computes faster: SHA-256 where the processor has instructions for it, else BLAKE2b, in 0.6 times the time. Engines are a hundred
 * megabytes, which are a third of a small run.
 */
export function faster(): HashFunction {
  try {
    return nanosecondsOf('blake2b512') < nanosecondsOf('sha256') ? 'blake2b512' : 'sha256';
  } catch {
    // A Node that is bound to approved functions has no BLAKE2b.
    return 'sha256';
  }
}

function nanosecondsOf(by: HashFunction): number {
  const times = TRIES.map(() => {
    // Not of `performance`, which is loaded when it is first used: that takes longer than this.
    const start = process.hrtime.bigint();
    hash(by, SAMPLE);
    return Number(process.hrtime.bigint() - start);
  });
  return Math.min(...times);
}

function digestOf(path: string, by: HashFunction): Digest {
  const facts = lstatSync(path);
  if (!facts.isFile()) return { fault: 'not a plain file' };
  return { by, hex: facts.size <= CHUNK ? hash(by, readFileSync(path), 'hex') : digestInChunks(path, by) };
}

function digestInChunks(path: string, by: HashFunction): string {
  return withBytesOf(path, createHash(by)).digest('hex');
}

/** The hash with all bytes of the file, read without a pause. */
export function withBytesOf(path: string, digest: Hash): Hash {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    for (let n = readSync(file, chunk); n > 0; n = readSync(file, chunk)) digest.update(chunk.subarray(0, n));
    return digest;
  } finally {
    closeSync(file);
  }
}
