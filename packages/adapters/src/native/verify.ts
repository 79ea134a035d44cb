// Hashes every file that may be loaded. Reading is asynchronous, so a big file's hash overlaps the next one's reads.
import { createHash, hash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { LockedFile } from './locked.ts';

const chunkBytes = 1 << 20;

/** What is wrong with the files, one sentence each, in the order of the list; [] when every file is the locked one. */
export async function mismatches(
  files: readonly LockedFile[],
  pathOf: (name: string) => string | undefined,
): Promise<readonly string[]> {
  const found = await Promise.all(files.map((file) => mismatch(file, pathOf(file.name))));
  return found.filter((problem) => problem !== undefined);
}

async function mismatch(file: LockedFile, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return `${file.name} is missing`;
  try {
    const sha256 = await sha256OfFile(path);
    if (sha256 === file.sha256) return undefined;
    return `${file.name} has SHA-256 ${sha256}, expected ${file.sha256}`;
  } catch (error) {
    return `${file.name} cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`;
  }
}

async function sha256OfFile(path: string): Promise<string> {
  // Synchronous for the two hundred small files: a trip to the thread pool costs more than reading one.
  const facts = lstatSync(path);
  if (!facts.isFile()) throw Object.assign(new Error(path), { code: 'not a plain file' });
  return facts.size > chunkBytes ? sha256Streamed(path) : hash('sha256', readFileSync(path), 'hex');
}

/** Two buffers: one is read into while the other is hashed. A read stream would allocate each chunk anew (1.5 × slower). */
async function sha256Streamed(path: string): Promise<string> {
  await using file = await open(path);
  const digest = createHash('sha256');
  let reading = Buffer.allocUnsafeSlow(chunkBytes);
  let hashing = Buffer.allocUnsafeSlow(chunkBytes);
  let pending = file.read(reading, 0, chunkBytes);
  for (;;) {
    const { bytesRead } = await pending;
    if (bytesRead === 0) return digest.digest('hex');
    [reading, hashing] = [hashing, reading];
    pending = file.read(reading, 0, chunkBytes);
    digest.update(hashing.subarray(0, bytesRead));
  }
}
